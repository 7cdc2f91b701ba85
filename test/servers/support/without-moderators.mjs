/** A subject read by a guest. The ports that only moderators can use are there for everybody: the suite would try them. */
export function withoutModerators(subject) {
  return {
    ...subject,
    ports: subject.ports.filter((port) => port !== 'moderation' && port !== 'pins'),
    async open(seeds) {
      const opened = await subject.open(seeds);
      return { ...opened, adapter: { ...opened.adapter, moderation: undefined, pins: undefined } };
    },
  };
}
