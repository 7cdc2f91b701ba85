<?php
/**
 * Plugin Name: Test switches
 * Description: What a test turns on and off by options. Exists only in the servers that the tests start.
 */

// WordPress waits 15 seconds between two comments of one guest, which no fast test could.
if ( '1' !== get_option( 'gedanken_test_flood' ) ) {
	add_filter( 'wp_is_comment_flood', '__return_false', 99 );
}

// Another lifetime puts the clock's ticks elsewhere: every nonce given out before has then expired.
add_filter(
	'nonce_life',
	function ( $seconds ) {
		return (int) get_option( 'gedanken_test_nonce_life', $seconds );
	}
);

// No mail leaves the machine; a test can read what would have.
add_filter(
	'pre_wp_mail',
	function ( $sent, $mail ) {
		$outbox   = get_option( 'gedanken_test_outbox', array() );
		$outbox[] = array( 'to' => implode( ', ', (array) $mail['to'] ), 'subject' => $mail['subject'] );
		update_option( 'gedanken_test_outbox', $outbox );
		return true;
	},
	10,
	2
);
