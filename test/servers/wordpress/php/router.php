<?php
// What a web server's rewrite rules do, for PHP's built-in server.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );

if ( '/gedanken-test-eval' === $path ) {
	require __DIR__ . '/eval.php';
	return;
}
if ( '/' !== $path && is_dir( $root . $path ) && is_file( rtrim( $root . $path, '/' ) . '/index.php' ) ) {
	$path = rtrim( $path, '/' ) . '/index.php';
}
if ( '/' !== $path && is_file( $root . $path ) && '.php' !== substr( $path, -4 ) ) {
	return false;
}
if ( '/' === $path || ! is_file( $root . $path ) ) {
	$path = '/index.php';
}
$_SERVER['SCRIPT_NAME'] = $path;
$_SERVER['PHP_SELF']    = $path;
chdir( dirname( $root . $path ) );
require $root . $path;
