import { readFileSync } from 'node:fs';

/** The document that says what the protocol is. */
export const openapi = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));

/** What a path of JSON pointers leads to, such as `#/components/schemas/Comment`. */
export function resolve(pointer) {
  let at = openapi;
  for (const name of pointer.slice(2).split('/')) at = at?.[name];
  if (at === undefined) throw new Error(`openapi.json has no ${pointer}.`);
  return at;
}

/** What of JSON Schema the document uses: where a value is not as its schema says, each place with its reason. */
export function faultsOf(value, schema, place = '$') {
  if (schema.$ref) return faultsOf(value, resolve(schema.$ref), place);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value))) return [`${place} is no ${types.join(' or ')}`];
  return [
    ...(schema.enum && !schema.enum.includes(value) ? [`${place} is “${value}”`] : []),
    ...(typeof value === 'number' && value < schema.minimum ? [`${place} is less than ${schema.minimum}`] : []),
    ...(typeof value === 'string' && value.length < schema.minLength ? [`${place} is too short`] : []),
    ...(Array.isArray(value) ? value.flatMap((item, at) => faultsOf(item, schema.items ?? {}, `${place}[${at}]`)) : []),
    ...(isOf('object', value) ? faultsOfMembers(value, schema, place) : []),
  ];
}

function faultsOfMembers(value, { properties = {}, required = [], additionalProperties }, place) {
  return [
    ...required.filter((name) => !(name in value)).map((name) => `${place} has no “${name}”`),
    ...Object.entries(value).flatMap(([name, member]) => {
      if (properties[name]) return faultsOf(member, properties[name], `${place}.${name}`);
      return additionalProperties === false ? [`${place} has “${name}”`] : [];
    }),
  ];
}

function isOf(type, value) {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
