import type { MessageKey } from '../../i18n/messages.js';

/** Some emoji that belong together. */
export interface EmojiGroup {
  readonly name: MessageKey<'writing'> & `emoji${'Faces' | 'Hands' | 'Hearts' | 'Nature' | 'Food' | 'Things'}`;
  readonly emoji: readonly { readonly face: string; readonly called: string }[];
}

/** Those that people use most, each with words to find it by. Screen readers know their names in every language. */
const DATA: Readonly<Record<EmojiGroup['name'], string>> = {
  emojiFaces:
    '😀 grin happy|😃 smile happy|😄 laugh happy|😁 beam|😅 sweat relief|😂 joy tears laugh|🤣 rofl laugh|🙂 slight smile|🙃 upside down|😉 wink|😊 blush|😇 angel|🥰 love hearts|😍 love eyes|😘 kiss|😋 yum|😜 wink tongue|🤔 think|🤨 eyebrow doubt|😐 neutral|😏 smirk|🙄 roll eyes|😬 grimace|😌 relieved|😴 sleep|🤒 sick|🤧 sneeze|🥳 party|😎 cool sunglasses|🤓 nerd|😕 confused|🙁 sad frown|😮 wow surprised|😳 flushed|🥺 plead|😢 cry sad|😭 sob cry|😱 scream fear|😞 disappointed|😩 weary|😤 huff|😡 angry|🤯 mind blown|😈 devil|💀 skull dead|👻 ghost|🤖 robot|🫠 melt|🫡 salute|🤗 hug|🤫 quiet shush|🤷 shrug|🤦 facepalm',
  emojiHands:
    '👍 thumbs up yes like|👎 thumbs down no|👌 ok|✌️ peace victory|🤞 fingers crossed luck|🤘 rock horns|🤙 call me|👈 left|👉 right|👆 up|👇 down|☝️ point|👋 wave hello bye|👏 clap applause|🙌 hooray hands|🙏 please thanks pray|🤝 handshake deal|💪 strong muscle|✍️ write|👀 eyes look|🧠 brain|👶 baby|🧑 person|👩 woman|👨 man|🧓 old|🙋 raise hand question|🏃 run|🚶 walk|💃 dance',
  emojiHearts:
    '❤️ red heart love|🧡 orange heart|💛 yellow heart|💚 green heart|💙 blue heart|💜 purple heart|🖤 black heart|💔 broken heart|💯 hundred|✅ check done yes|❌ cross no|❓ question|❗ exclamation|⚠️ warning|💡 idea bulb|✨ sparkles|⭐ star|🔥 fire hot|💥 boom|💤 zzz sleep|💬 speech comment|➕ plus|🔁 repeat|🆗 ok',
  emojiNature:
    '🐶 dog|🐱 cat|🦊 fox|🐻 bear|🐼 panda|🐸 frog|🐔 chicken|🐧 penguin|🦉 owl|🐝 bee|🦋 butterfly|🐌 snail|🐢 turtle|🐟 fish|🌱 seedling|🌳 tree|🍀 clover luck|🌹 rose|🌻 sunflower|🍂 autumn leaves|🌍 earth world|🌙 moon|☀️ sun|⛅ cloud|🌧️ rain|⛈️ storm|❄️ snow|🌈 rainbow|🌊 wave sea',
  emojiFood:
    '🍎 apple|🍌 banana|🍓 strawberry|🍋 lemon|🥕 carrot|🍞 bread|🥐 croissant|🧀 cheese|🍕 pizza|🍔 burger|🍟 fries|🍝 pasta|🍣 sushi|🥗 salad|🍪 cookie|🍰 cake|🎂 birthday cake|🍫 chocolate|🍿 popcorn|☕ coffee|🍵 tea|🍺 beer|🍷 wine|🥂 cheers',
  emojiThings:
    '🎉 party tada|🎁 gift|🎈 balloon|🏆 trophy win|⚽ football|🎸 guitar music|🎵 music note|🎨 art|🎬 film|📷 camera|📚 books|📖 book read|✏️ pencil|📝 memo note|📌 pin|📎 clip|🔗 link|🔍 search|🔒 lock|🔑 key|💻 laptop|📱 phone|⌨️ keyboard|🐛 bug|🔧 tool fix|⚙️ gear|🚀 rocket launch|🚲 bike|🚆 train|✈️ plane|🏠 house home|⏰ clock|📅 calendar|💰 money',
};

export function emojiGroups(): readonly EmojiGroup[] {
  return Object.entries(DATA).map(([name, emoji]) => ({
    name: name as EmojiGroup['name'],
    emoji: emoji.split('|').map((entry) => {
      const space = entry.indexOf(' ');
      return { face: entry.slice(0, space), called: entry.slice(space + 1) };
    }),
  }));
}
