// How a door gives up: a sentence that says what is wrong, the lines that show it, and the way out.

/** A reason to stop that the user can do something about. */
export class DoorStop extends Error {
  name = 'DoorStop';

  /**
   * @param {string} sentence what is wrong
   * @param {{ shown?: string, wayOut: string }} more the lines that show it, and what to do
   */
  constructor(sentence, { shown = '', wayOut }) {
    super([sentence, shown, wayOut].filter((part) => part !== '').join('\n'));
  }
}

/** Runs a door's work; a DoorStop becomes its text and exit code 1, anything else is a fault and is shown whole. */
export async function stoppable(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof DoorStop ? `\n${error.message}` : error);
    process.exit(1);
  }
}
