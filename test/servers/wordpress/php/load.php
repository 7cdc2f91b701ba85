<?php
// WordPress on the command line believes that it answers a request for its home page.
$address  = parse_url( getenv( 'GEDANKEN_WP_URL' ) );
$_SERVER += array(
	'HTTP_HOST'       => $address['host'] . ':' . $address['port'],
	'REQUEST_URI'     => '/',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
	'REMOTE_ADDR'     => '127.0.0.1',
);
require getenv( 'GEDANKEN_WP_SITE' ) . '/wp-load.php';
