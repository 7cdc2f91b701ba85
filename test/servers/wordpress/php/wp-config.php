<?php
// One installation, many sites: each started server brings its own address and database directory.
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_DIR', getenv( 'GEDANKEN_WP_DATABASE' ) );
define( 'DB_FILE', 'wordpress.sqlite' );
$table_prefix = 'wp_';

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $gedanken_name ) {
	define( $gedanken_name . '_KEY', 'test-key-' . $gedanken_name );
	define( $gedanken_name . '_SALT', 'test-salt-' . $gedanken_name );
}

define( 'WP_HOME', getenv( 'GEDANKEN_WP_URL' ) );
define( 'WP_SITEURL', getenv( 'GEDANKEN_WP_URL' ) );
// Application passwords over plain http are for local sites only.
define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', getenv( 'GEDANKEN_WP_DATABASE' ) . '/debug.log' );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require ABSPATH . 'wp-settings.php';
