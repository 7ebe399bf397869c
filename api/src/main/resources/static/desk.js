// The name of this tab: the same after a reload or a walk to another page, another in another tab.
const KEY = "hansei.desk";

/** A random name; also where the address is not a secure one. */
export function randomName() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** Whether no other tab has it: a duplicated tab comes with a copy of the first one's storage. */
function isFree(name) {
  if (!navigator.locks) return Promise.resolve(performance.getEntriesByType("navigation")[0]?.type !== "navigate");
  return new Promise((resolve) => {
    navigator.locks.request(`${KEY}.${name}`, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      // Held until the tab goes.
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

/** The name of this tab. */
export async function desk() {
  const kept = sessionStorage.getItem(KEY);
  // The page before this one may be about to let go of it.
  for (let attempt = 0; kept && attempt < 5; attempt++) {
    if (await isFree(kept)) return kept;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const name = randomName();
  await isFree(name);
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    // Then a reload gets other items, and these come back when their lease ends.
  }
  return name;
}
