/** Lets one caller wait until something holds; it is looked at anew whenever anything has changed. */
export class Changes {
  #next: () => void = () => undefined;

  /** Anything that {@link until} may be waiting for has changed. */
  tell(): void {
    this.#next();
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#next = resolve;
      });
    }
  }
}
