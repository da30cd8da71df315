// A Vitest reporter: says why a test was skipped, and closes the run with a line such as "412 passed, 0 failed, 3 skipped".

const stateOf = (test) => test.result().state;

export default class ClosingLine {
  onTestCaseResult(test) {
    if (stateOf(test) !== 'skipped') return;
    const { note } = test.result();
    console.log(`skipped: ${test.fullName}${note === undefined ? '' : ` (${note})`}`);
  }

  onTestRunEnd(modules, unhandledErrors) {
    const states = modules.flatMap((module) => [...module.children.allTests()].map(stateOf));
    const count = (...wanted) => states.filter((state) => wanted.includes(state)).length;
    // What fails outside of any test (a file that does not load, a hook, a stray rejection) fails the run as well.
    const broken = modules
      .flatMap((module) => [module, ...module.children.allSuites()])
      .filter((part) => part.errors().length > 0);
    const failed = count('failed') + broken.length + unhandledErrors.length;
    console.log(`${count('passed')} passed, ${failed} failed, ${count('skipped', 'pending')} skipped`);
  }
}
