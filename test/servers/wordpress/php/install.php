<?php
// Makes an empty database into a site, in the language that the environment names.
define( 'WP_INSTALLING', true );
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$german = 'de_DE' === getenv( 'GEDANKEN_WP_LOCALE' );
wp_install( $german ? 'Beispielblog' : 'Example Blog', 'alice', 'alice@example.test', true, '', 'alice-password', $german ? 'de_DE' : '' );
