<?php
// Fills a new site with everything the drives read, and prints the ids of it as JSON.
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
require __DIR__ . '/seed-threads.php';

$german  = 'de_DE' === getenv( 'GEDANKEN_WP_LOCALE' );
$options = array(
	'WPLANG'                      => $german ? 'de_DE' : '',
	'timezone_string'             => 'Europe/Berlin',
	'date_format'                 => $german ? 'j. F Y' : 'F j, Y',
	'time_format'                 => $german ? 'H:i' : 'g:i a',
	'comment_moderation'          => '0',
	'comment_previously_approved' => '0',
	'thread_comments'             => '1',
	'thread_comments_depth'       => '5',
	'page_comments'               => '',
	'comments_per_page'           => '50',
	// Pictures come from a third party, and no request may leave the machine.
	'show_avatars'                => '0',
	'comments_notify'             => '1',
	'moderation_notify'           => '1',
);
foreach ( $options as $name => $value ) {
	update_option( $name, $value );
}
$wp_rewrite->set_permalink_structure( '/%year%/%monthnum%/%postname%/' );
flush_rewrite_rules( false );
switch_theme( 'twentytwentyone' );
$activated = activate_plugin( 'gedanken/gedanken.php' );
if ( is_wp_error( $activated ) ) {
	fwrite( STDERR, $activated->get_error_message() );
	exit( 1 );
}

foreach ( get_posts( array( 'post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1 ) ) as $post ) {
	wp_delete_post( $post->ID, true );
}

/** Makes an account, and a password for programs. */
function gedanken_seed_user( string $login, string $name, string $role ): array {
	$id = username_exists( $login ) ?: wp_create_user( $login, "$login-password", "$login@example.test" );
	wp_update_user( array( 'ID' => $id, 'display_name' => $name, 'role' => $role ) );
	list( $password ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'tests' ) );
	return array( 'id' => $id, 'login' => $login, 'password' => "$login-password", 'applicationPassword' => $password, 'name' => $name );
}

/** Makes a post by Alice, and its comments: each [key, author, text, parent's key, changes]. */
function gedanken_seed_post( string $title, array $changes, array $comments, array $author ): array {
	$post = wp_insert_post(
		array_merge(
			array(
				'post_title'     => $title,
				'post_content'   => "<!-- wp:paragraph --><p>$title.</p><!-- /wp:paragraph -->",
				'post_status'    => 'publish',
				'post_author'    => $author['id'],
				'post_date'      => '2021-05-02 10:00:00',
				'comment_status' => 'open',
				'ping_status'    => 'open',
			),
			$changes
		)
	);
	$ids  = array();
	$time = strtotime( '2021-05-02 12:00:00 UTC' );
	foreach ( $comments as list( $key, $name, $text, $parent, $change ) ) {
		$time       += 300;
		$by_author   = $name === $author['name'];
		$comment     = array_merge(
			array(
				'comment_post_ID'      => $post,
				'comment_author'       => $name,
				'comment_author_email' => $by_author ? 'alice@example.test' : strtolower( strtok( $name, ' ' ) ) . '@example.test',
				'comment_author_url'   => '',
				'comment_content'      => $text,
				'comment_parent'       => $ids[ $parent ] ?? 0,
				'comment_approved'     => 1,
				'comment_author_IP'    => '192.0.2.1',
				'comment_agent'        => '',
				'comment_date'         => gmdate( 'Y-m-d H:i:s', $time ),
				'user_id'              => $by_author ? $author['id'] : 0,
			),
			$change
		);
		$comment    += array( 'comment_date_gmt' => get_gmt_from_date( $comment['comment_date'] ) );
		$ids[ $key ] = wp_insert_comment( wp_slash( $comment ) );
	}
	wp_update_comment_count_now( $post );
	return array( 'id' => $post, 'link' => str_replace( home_url(), '', get_permalink( $post ) ), 'title' => $title, 'comments' => $ids );
}

$users = array(
	'alice'  => gedanken_seed_user( 'alice', 'Alice Example', 'administrator' ),
	'reader' => gedanken_seed_user( 'reader', 'Rita Reader', 'subscriber' ),
);
$posts = array();
foreach ( gedanken_seed_threads() as $name => list( $title, $changes, $comments ) ) {
	$changes        += array( 'post_name' => $name );
	$posts[ $name ]  = gedanken_seed_post( $title, $changes, $comments, $users['alice'] );
}
echo json_encode( compact( 'users', 'posts' ), JSON_THROW_ON_ERROR );
