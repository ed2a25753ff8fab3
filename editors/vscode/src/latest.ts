// Work that follows something quick: it waits until there is quiet, and only the last of it counts.

/** Runs `work` some time after the last call; what an older call brought is dropped. */
export class Latest<Task, Result> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;

  constructor(
    private readonly quiet: number,
    private readonly work: (task: Task) => Promise<Result>,
    private readonly done: (result: Result, task: Task) => void,
    private readonly failed: (reason: unknown) => void,
  ) {}

  ask(task: Task): void {
    clearTimeout(this.timer);
    const turn = ++this.last;
    this.timer = setTimeout(() => void this.run(task, turn), this.quiet);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.last += 1;
  }

  private async run(task: Task, turn: number): Promise<void> {
    try {
      const result = await this.work(task);
      if (turn === this.last) {
        this.done(result, task);
      }
    } catch (reason) {
      if (turn === this.last) {
        this.failed(reason);
      }
    }
  }
}
