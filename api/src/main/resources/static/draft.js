// What somebody has written or chosen of an item and not yet said, kept in this browser: each person's own, for
// the next one at this browser may have to say something of the same item without knowing it.
export class Draft {
  constructor(person) {
    this.person = person;
  }

  place(item) {
    return `hansei.draft.${this.person}.${item.id}`;
  }

  keep(item, draft) {
    try {
      localStorage.setItem(this.place(item), JSON.stringify(draft));
    } catch {
      // The label itself refuses to go on without storage; a draft alone does not.
    }
  }

  /** Empty where there is none. */
  of(item) {
    try {
      return JSON.parse(localStorage.getItem(this.place(item))) ?? {};
    } catch {
      return {};
    }
  }

  drop(item) {
    localStorage.removeItem(this.place(item));
  }
}
