// What somebody has written or chosen of an item and not yet said, kept in this browser.
const place = (item) => `hansei.draft.${item.id}`;

export const Draft = {
  keep(item, draft) {
    try {
      localStorage.setItem(place(item), JSON.stringify(draft));
    } catch {
      // The label itself refuses to go on without storage; a draft alone does not.
    }
  },

  /** Empty where there is none, or where an older page kept the note alone. */
  of(item) {
    const text = localStorage.getItem(place(item));
    try {
      const draft = JSON.parse(text);
      return draft !== null && typeof draft === "object" ? draft : { note: text ?? "" };
    } catch {
      return { note: text };
    }
  },

  drop(item) {
    localStorage.removeItem(place(item));
  },
};
