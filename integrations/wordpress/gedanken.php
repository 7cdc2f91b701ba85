<?php
/**
 * Plugin Name: Gedanken
 * Description: Turns the comments under your posts into a live section: replies in place, no page loads, and your theme's own list wherever scripts are off.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * Author: Gedanken contributors
 * License: MIT
 * License URI: https://opensource.org/license/mit
 * Text Domain: gedanken
 *
 * @package Gedanken
 */

defined( 'ABSPATH' ) || exit;

// WordPress includes this file a second time as the comments template: see the end, and `comments_template()`.
// A class declared without this condition would exist before the first line runs.
if ( ! class_exists( 'Gedanken_Plugin', false ) ) :

/**
 * Puts `<gedanken-comments>` around the comments that the theme prints. The theme's markup stays
 * inside: the section takes it over as its first content, and it is what readers without scripts see.
 */
final class Gedanken_Plugin {

	const ELEMENT      = 'gedanken-comments';
	const REST_GUESTS  = 'gedanken_rest_guests';
	const SCRIPT_URL   = 'gedanken_script_url';
	const SETTINGS     = 'discussion';
	const BLOCKS       = array( 'core/comments', 'core/post-comments' );
	// What a guest says about a comment besides its text is what the classic form asks; the rest is the site's to say.
	const SITE_DECIDES = array( 'comment_date', 'comment_date_gmt' );

	/**
	 * Where the template is that this file stands in for.
	 *
	 * @var string
	 */
	private static $theme_template = '';

	/** Hooks everything up. Runs once, when WordPress loads the plugin. */
	public static function start(): void {
		// Late, so that whatever other plugins make of the comments is what gets wrapped.
		add_filter( 'comments_template', array( self::class, 'comments_template' ), PHP_INT_MAX );
		foreach ( self::BLOCKS as $block ) {
			add_filter( "render_block_$block", array( self::class, 'render_block' ), PHP_INT_MAX, 3 );
		}
		add_filter( 'script_loader_tag', array( self::class, 'script_tag' ), 10, 3 );

		add_filter( 'rest_allow_anonymous_comments', array( self::class, 'allow_guests' ) );
		add_filter( 'rest_preprocess_comment', array( self::class, 'hold_guests_to_the_form' ) );
		add_action( 'rest_after_insert_comment', array( self::class, 'announce' ), 10, 3 );

		add_action( 'admin_init', array( self::class, 'add_settings' ) );
		add_action( 'admin_notices', array( self::class, 'tell_what_is_missing' ) );
		register_uninstall_hook( __FILE__, array( self::class, 'uninstall' ) );
	}

	/**
	 * Has WordPress include this file instead of the theme's template, and keeps in mind which that was.
	 *
	 * @param string $template The file that WordPress would include.
	 */
	public static function comments_template( $template ): string {
		if ( ! self::applies_to( get_the_ID() ) ) {
			return $template;
		}
		// The same ways out that WordPress has when a child theme brings no template of its own.
		$fallbacks = array( str_replace( get_stylesheet_directory(), get_template_directory(), $template ), ABSPATH . WPINC . '/theme-compat/comments.php' );
		foreach ( array_merge( array( $template ), $fallbacks ) as $file ) {
			if ( file_exists( $file ) ) {
				self::$theme_template = $file;
				return __FILE__;
			}
		}
		return $template;
	}

	/** The theme's comments template. */
	public static function theme_template(): string {
		return self::$theme_template;
	}

	/**
	 * Wraps the comments that a block theme prints.
	 *
	 * @param string   $html     What the block has become.
	 * @param array    $block    The parsed block.
	 * @param WP_Block $instance The block, which knows its post.
	 */
	public static function render_block( $html, $block, $instance ): string {
		$post = (int) ( $instance->context['postId'] ?? get_the_ID() );
		// WordPress runs this filter twice over the comments block.
		if ( '' === trim( $html ) || false !== strpos( $html, '<' . self::ELEMENT ) || ! self::applies_to( $post ) ) {
			return $html;
		}
		return self::wrap( $html, $post );
	}

	/**
	 * Whether a post's comments are ours to show: those of the page's own post, where there is something
	 * to show, and where the REST API may be asked about them.
	 *
	 * @param int|false $post The post's id.
	 */
	private static function applies_to( $post ): bool {
		if ( ! $post || ! is_singular() || get_queried_object_id() !== $post ) {
			return false;
		}
		$type = get_post_type_object( get_post_type( $post ) );
		return $type && $type->show_in_rest
			&& ! post_password_required( $post )
			&& ( comments_open( $post ) || get_comments_number( $post ) > 0 );
	}

	/**
	 * The theme's markup with the section inside its outermost element, where the theme's widths and
	 * margins hold; around it all when there is no one such element.
	 *
	 * @param string $html What the theme printed.
	 * @param int    $post The post's id.
	 */
	public static function wrap( string $html, int $post ): string {
		self::enqueue();
		$open  = self::opening_tag( $post );
		$close = '</' . self::ELEMENT . '>';
		$ends  = self::outermost( $html );
		if ( ! $ends ) {
			return $open . $html . $close;
		}
		list( $from, $to ) = $ends;
		return substr( $html, 0, $from ) . $open . substr( $html, $from, $to - $from ) . $close . substr( $html, $to );
	}

	/**
	 * Where the inside of the one outermost element begins and ends, if there is one.
	 *
	 * @param string $html What the theme printed.
	 */
	private static function outermost( string $html ): ?array {
		if ( ! preg_match( '/^(?:\s|<!--.*?-->)*+<(div|section|aside)\b[^>]*>/is', $html, $first )
			|| ! preg_match_all( '/<(\/?)' . $first[1] . '\b[^>]*>/i', $html, $tags, PREG_SET_ORDER | PREG_OFFSET_CAPTURE ) ) {
			return null;
		}
		$depth = 0;
		foreach ( $tags as $index => $tag ) {
			$depth += '/' === $tag[1][0] ? -1 : 1;
			if ( 0 === $depth ) {
				$after = $tag[0][1] + strlen( $tag[0][0] );
				$alone = count( $tags ) - 1 === $index && preg_match( '/\G(?:\s|<!--.*?-->)*+$/s', $html, $rest, 0, $after );
				return $alone ? array( strlen( $first[0] ), $tag[0][1] ) : null;
			}
		}
		return null;
	}

	/**
	 * The section's opening tag, with all that it would otherwise have to ask for.
	 *
	 * @param int $post The post's id.
	 */
	private static function opening_tag( int $post ): string {
		$attributes = array(
			'backend'            => 'wordpress',
			'endpoint'           => rest_url(),
			'thread'             => $post,
			'lang'               => get_bloginfo( 'language' ),
			'page-title'         => html_entity_decode( wp_strip_all_tags( get_the_title( $post ) ), ENT_QUOTES, 'UTF-8' ),
			'sort'               => 'desc' === get_option( 'comment_order' ) ? 'newest' : 'oldest',
			'max-depth'          => get_option( 'thread_comments' ) ? min( 8, max( 1, (int) get_option( 'thread_comments_depth' ) ) ) : 1,
			'data-guest-posting' => get_option( self::REST_GUESTS ) ? 'rest' : 'form',
		);
		if ( ! get_option( 'require_name_email' ) ) {
			$attributes['data-require-name-email'] = 'false';
		}
		if ( is_user_logged_in() ) {
			// Never in a guest's page: it would be kept by page caches, and guests need none.
			$attributes['data-nonce'] = wp_create_nonce( 'wp_rest' );
		}
		$tag = '<' . self::ELEMENT;
		foreach ( $attributes as $name => $value ) {
			$tag .= sprintf( ' %s="%s"', $name, 'endpoint' === $name ? esc_url( $value ) : esc_attr( $value ) );
		}
		return $tag . '>';
	}

	/** Has the section's script loaded by the page that is being printed. */
	private static function enqueue(): void {
		$url  = get_option( self::SCRIPT_URL );
		$file = __DIR__ . '/embed.js';
		// Told apart by when it was put there: an old one in a browser's cache would ask for parts that an update has taken away.
		$version = ! $url && file_exists( $file ) ? (string) filemtime( $file ) : null;
		wp_enqueue_script( 'gedanken', $url ?: plugins_url( 'embed.js', __FILE__ ), array(), $version, true );
	}

	/** Says in the administration what is missing where the plugin was copied out of its repository. */
	public static function tell_what_is_missing(): void {
		if ( get_option( self::SCRIPT_URL ) || file_exists( __DIR__ . '/embed.js' ) || ! current_user_can( 'activate_plugins' ) ) {
			return;
		}
		echo '<div class="notice notice-error"><p>';
		esc_html_e( 'Gedanken: embed.js is missing, so comments stay as your theme prints them. Install the plugin from its zip (npm run plugin), or name the script’s address under Settings → Discussion.', 'gedanken' );
		echo '</p></div>';
	}

	/**
	 * Prints our script as a module.
	 *
	 * @param string $tag    The tag that WordPress would print.
	 * @param string $handle Which script it is for.
	 * @param string $src    Its address.
	 */
	public static function script_tag( $tag, $handle, $src ): string {
		if ( 'gedanken' !== $handle ) {
			return $tag;
		}
		return sprintf( "<script type=\"module\" src=\"%s\" id=\"gedanken-js\"></script>\n", esc_url( $src ) ); // phpcs:ignore WordPress.WP.EnqueuedResources
	}

	/**
	 * Lets guests comment through the REST API where the owner has ticked that. WordPress has by then
	 * refused them already if the site asks for an account.
	 *
	 * @param bool $allowed What WordPress or another plugin says.
	 */
	public static function allow_guests( $allowed ): bool {
		return $allowed || get_option( self::REST_GUESTS );
	}

	/**
	 * Takes from guests what the REST API offers beyond the classic form: a date of their own choice, which
	 * also gets round the flood check, and replies to comments that are not there.
	 *
	 * @param array|WP_Error $comment The comment, before WordPress checks it.
	 * @return array|WP_Error
	 */
	public static function hold_guests_to_the_form( $comment ) {
		if ( is_user_logged_in() || ! is_array( $comment ) ) {
			return $comment;
		}
		$comment = array_diff_key( $comment, array_flip( self::SITE_DECIDES ) );
		$parent  = get_comment( $comment['comment_parent'] ?? 0 );
		if ( ! $parent || '1' !== $parent->comment_approved || (int) $parent->comment_post_ID !== (int) ( $comment['comment_post_ID'] ?? 0 ) ) {
			$comment['comment_parent'] = 0;
		}
		return $comment;
	}

	/**
	 * Tells the rest of the site about a comment that came through the REST API, as WordPress does for its
	 * own form: this is what mails the post's author and the moderators.
	 *
	 * @param WP_Comment      $comment  The comment.
	 * @param WP_REST_Request $request  How it came.
	 * @param bool            $creating False for edits.
	 */
	public static function announce( $comment, $request, $creating ): void {
		if ( ! $creating || 'comment' !== $comment->comment_type ) {
			return;
		}
		$approved = is_numeric( $comment->comment_approved ) ? (int) $comment->comment_approved : $comment->comment_approved;
		/** This action is documented in wp-includes/comment.php */
		do_action( 'comment_post', (int) $comment->comment_ID, $approved, wp_slash( $comment->to_array() ) ); // phpcs:ignore WordPress.NamingConventions
	}

	/** Adds our two settings to Settings → Discussion. */
	public static function add_settings(): void {
		register_setting( self::SETTINGS, self::REST_GUESTS, array( 'type' => 'boolean', 'default' => false, 'sanitize_callback' => array( self::class, 'sanitize_tick' ) ) );
		register_setting( self::SETTINGS, self::SCRIPT_URL, array( 'type' => 'string', 'default' => '', 'sanitize_callback' => array( self::class, 'sanitize_address' ) ) );

		add_settings_section( 'gedanken', __( 'Comment section (Gedanken)', 'gedanken' ), '__return_null', self::SETTINGS );
		add_settings_field( self::REST_GUESTS, __( 'Guests', 'gedanken' ), array( self::class, 'print_rest_guests' ), self::SETTINGS, 'gedanken' );
		add_settings_field( self::SCRIPT_URL, __( 'Script address', 'gedanken' ), array( self::class, 'print_script_url' ), self::SETTINGS, 'gedanken', array( 'label_for' => self::SCRIPT_URL ) );
	}

	/**
	 * A ticked box is `'1'`, an empty one `''`: values that an option keeps as they are.
	 *
	 * @param mixed $value What was sent.
	 */
	public static function sanitize_tick( $value ): string {
		return $value ? '1' : '';
	}

	/**
	 * Keeps web addresses only.
	 *
	 * @param mixed $value What was sent.
	 */
	public static function sanitize_address( $value ): string {
		return is_string( $value ) ? esc_url_raw( trim( $value ), array( 'http', 'https' ) ) : '';
	}

	/** Prints the box that opens the REST API to guests. */
	public static function print_rest_guests(): void {
		printf(
			'<label for="%1$s"><input type="checkbox" id="%1$s" name="%1$s" value="1" %2$s> %3$s</label><p class="description">%4$s</p>',
			esc_attr( self::REST_GUESTS ),
			checked( (bool) get_option( self::REST_GUESTS ), true, false ),
			esc_html__( 'Let guests comment through the REST API', 'gedanken' ),
			esc_html__( 'Needed only when the section also stands on other websites. Your rules above go on to apply. Spam filters and captchas that watch only the classic comment form do not see these comments.', 'gedanken' )
		);
	}

	/** Prints the field for the script's address. */
	public static function print_script_url(): void {
		printf(
			'<input type="url" class="regular-text code" id="%1$s" name="%1$s" value="%2$s" placeholder="%3$s"><p class="description">%4$s</p>',
			esc_attr( self::SCRIPT_URL ),
			esc_attr( get_option( self::SCRIPT_URL, '' ) ),
			esc_attr( plugins_url( 'embed.js', __FILE__ ) ),
			esc_html__( 'Leave empty to load the script from this plugin.', 'gedanken' )
		);
	}

	/** Leaves nothing behind. */
	public static function uninstall(): void {
		delete_option( self::REST_GUESTS );
		delete_option( self::SCRIPT_URL );
	}
}

Gedanken_Plugin::start();

else :

	// Only in the scope of WordPress' own `comments_template()` does the theme's template find the variables it is used to.
	ob_start();
	require Gedanken_Plugin::theme_template();
	// phpcs:ignore WordPress.Security.EscapeOutput -- the theme's own markup, and attributes escaped where they are made.
	echo Gedanken_Plugin::wrap( ob_get_clean(), get_the_ID() );

endif;
