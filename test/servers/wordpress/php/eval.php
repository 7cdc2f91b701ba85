<?php
// The tests' way in: runs the posted {"code", "args"} inside WordPress, and answers with what the code
// returns, or with what it threw. Only whoever started the server knows the token.
$gedanken_token = (string) getenv( 'GEDANKEN_WP_TOKEN' );
if ( '' === $gedanken_token || ! hash_equals( $gedanken_token, $_SERVER['HTTP_X_GEDANKEN_TOKEN'] ?? '' ) ) {
	http_response_code( 403 );
	exit;
}
require $_SERVER['DOCUMENT_ROOT'] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

$gedanken_run = function ( array $args, string $code ) {
	global $wpdb;
	return eval( $code ); // phpcs:ignore Squiz.PHP.Eval -- the code is the test's own.
};
header( 'Content-Type: application/json' );
try {
	$gedanken_call = json_decode( file_get_contents( 'php://input' ), true, 512, JSON_THROW_ON_ERROR );
	echo json_encode( array( 'returned' => $gedanken_run( $gedanken_call['args'], $gedanken_call['code'] ) ), JSON_THROW_ON_ERROR );
} catch ( Throwable $gedanken_thrown ) {
	echo json_encode( array( 'threw' => (string) $gedanken_thrown ), JSON_THROW_ON_ERROR );
}
