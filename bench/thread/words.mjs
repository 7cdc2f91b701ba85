const WORDS = `a about after again all also although always and another any are around as at autumn back be because been
before begin between bird book both branch but by can city close could day did different do down each early end enough
even every far few find first for forest from garden ginkgo give go good great had has have he her here high house how if
in into it its just keep kind know large last late leaf leave letter life light like line little long look made make many
may mean might moment more morning most much must my name near never new next night no not now of off often old on once
one only open or other our out over own page paper part people perhaps place plain point question quiet rain read reason
right river road same say see seem set she should side small so some spring still stone story street such summer sure
take tell than that the their them then there these they thing think this those thought three through time to together
too tree turn two under until up us very walk wall want was water way we well were what when where which while who why
will window winter with without word work world would write year yellow yes yet you your`.split(/\s+/);

const NAMES = 'Alice Ben Clara Dora Emil Fay Gus Hanna Ida Jon Kira Leo Mia Nils Olga Pia Quinn Rosa Sven Tilda'.split(
  ' ',
);

/** A sentence's worth of words, as long as asked for. */
export function wordsOf(random, count) {
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]);
}

/** Somebody. */
export function nameOf(random) {
  return `${NAMES[Math.floor(random() * NAMES.length)]} Example`;
}
