<?php
// The threads of the test sites. Everybody in them is invented.

/** Each thread: [title, changes to the post, comments]; each comment: [key, author, text, parent's key, changes]. */
function gedanken_seed_threads(): array {
	return array(
		'briefe'    => gedanken_closed_thread(),
		'old-bread' => gedanken_open_thread(),
		'deep'      => gedanken_deep_thread(),
		'many'      => gedanken_long_thread( 250 ),
		'empty'     => array( 'Nobody was here', array(), array() ),
		'quiet'     => array( 'Closed and empty', array( 'comment_status' => 'closed' ), array() ),
		'protected' => array(
			'Between us',
			array( 'post_password' => 'secret' ),
			array( array( 'secret', 'Clara Example', 'Only for those who know the word.', '', array() ) ),
		),
		'draft'     => array( 'Not yet', array( 'post_status' => 'draft' ), array() ),
	);
}

/** A German post whose thread is closed: two comments, the second the author's answer. */
function gedanken_closed_thread(): array {
	return array(
		'Warum ich wieder Briefe schreibe',
		array( 'comment_status' => 'closed' ),
		array(
			array(
				'frage',
				'Bruno Beispiel',
				"Schöner Text! Meine Oma hatte dafür eine eigene Schublade :-)\n\nWelches Papier nimmst du? Ich schwanke noch zwischen diesem hier: https://papier.example.test/b%C3%BCtten und <a href=\"https://feder.example.test/\">dem von nebenan</a>.",
				'',
				array( 'comment_author_url' => 'https://bruno.example.test/' ),
			),
			array(
				'antwort',
				'Alice Example',
				"Danke, Bruno! Das von nebenan, <em>eindeutig</em> ;-)\nEs trinkt nicht so viel Tinte.",
				'frage',
				array(),
			),
		),
	);
}

/** An open thread in two languages: a warm comment answered by the author, a pingback, a late thank-you, a link for sale. */
function gedanken_open_thread(): array {
	return array(
		'What to do with old bread',
		array(),
		array(
			array(
				'warm',
				'Clara Example',
				"I made this on Sunday and my kids, who \"never eat soup\", asked for more. 🥣\nThank you for writing it down so calmly!",
				'',
				array(),
			),
			array( 'answer', 'Alice Example', "That is the nicest thing I have read all week.\n\nNext time try it with a little caraway.", 'warm', array() ),
			array(
				'pingback',
				'Krumen &amp; Co. &raquo; Drei Suppen für den Januar',
				'[&#8230;] und die beste davon steht <strong>drüben</strong>, bei Alice: altes Brot, Brühe, Geduld [&#8230;]',
				'',
				array(
					'comment_type'         => 'pingback',
					'comment_author_url'   => 'https://krumen.example.test/drei-suppen/',
					'comment_author_email' => '',
				),
			),
			array( 'danke', 'Doro', 'Danke!', '', array( 'comment_date' => '2024-11-17 22:41:00' ) ),
			array(
				'link',
				'Best Toasters 4 You',
				'Great post!!! I always look for such informations. Visit <a href="https://toasters.example.test/?buy=1">best toasters cheap</a> for more.',
				'',
				array(
					'comment_author_url' => 'https://toasters.example.test/',
					'comment_date'       => '2024-12-01 03:12:00',
				),
			),
		),
	);
}

/** Replies one below the other, one level deeper than the theme draws; one waits for approval, one is spam. */
function gedanken_deep_thread(): array {
	$names    = array( 'Clara Example', 'Bruno Beispiel' );
	$comments = array();
	foreach ( array( 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth' ) as $index => $level ) {
		$comments[] = array( 'level-' . ( $index + 1 ), $names[ $index % 2 ], "$level level.", 'level-' . $index, array() );
	}
	$comments[] = array( 'held', 'Emil Example', 'This one waits for approval.', 'level-1', array( 'comment_approved' => 0 ) );
	$comments[] = array( 'spam', 'Spam Example', 'Nobody may ever see this.', '', array( 'comment_approved' => 'spam' ) );
	return array( 'Going deeper', array(), $comments );
}

/** Numbered comments; each fifth answers the one before it. */
function gedanken_long_thread( int $count ): array {
	$comments = array();
	for ( $number = 1; $number <= $count; $number++ ) {
		$parent     = 0 === $number % 5 ? 'n' . ( $number - 1 ) : '';
		$comments[] = array( "n$number", "Guest $number", "Remark number $number.", $parent, array() );
	}
	return array( 'Many remarks', array(), $comments );
}
