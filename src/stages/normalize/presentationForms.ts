/**
 * Unicode's compatibility forms of Arabic letters and ligatures, and the plain letters that they stand for. Left
 * alone: the ornate brackets ﴾ ﴿, the rial sign, and the signs that stand for a whole phrase (ﷺ ﷻ ﷽).
 */
export const COMPATIBLE: ReadonlyMap<string, string> = presentationForms();

function presentationForms(): Map<string, string> {
  const map = new Map<string, string>();
  const add = (first: number, last: number): void => {
    for (let c = first; c <= last; c++) {
      const form = String.fromCharCode(c);
      const plain = form.normalize('NFKC').replace(/ /g, '');
      if (plain !== form) map.set(form, plain);
    }
  };
  add(0xfb50, 0xfdf9);
  add(0xfe70, 0xfefc);
  return map;
}
