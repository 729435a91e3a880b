//! Sums what test programs say about themselves.

/// Tests counted from the output of `cargo test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed, documentation examples among them.
    pub(crate) passed: usize,
    /// Tests that failed, and programs that ended without a result.
    pub(crate) failed: usize,
    /// Tests that are marked as not to be run.
    pub(crate) ignored: usize,
    /// A test program was started and has not given its result.
    is_running: bool,
}

impl Tally {
    /// Takes in one line of output.
    pub(crate) fn read(&mut self, line: &str) {
        let line = without_colours(line);
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += number_before(result, " passed");
            self.failed += number_before(result, " failed");
            self.ignored += number_before(result, " ignored");
            self.is_running = false;
        } else if line.starts_with("Running ") && line.contains("deps") && line.ends_with(')') {
            self.end_program();
            self.is_running = true;
        } else if line.starts_with("Doc-tests ") {
            self.end_program();
        }
    }

    /// Takes in one line of output of the screen's tests: `Tests  1 failed | 45 passed (46)`.
    pub(crate) fn read_screen(&mut self, line: &str) {
        let line = without_colours(line);
        let Some(result) = line.trim().strip_prefix("Tests ") else { return };
        let sums = result.split('(').next().unwrap_or(result);
        for part in sums.split('|') {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
            match words.next() {
                Some("passed") => self.passed += number,
                Some("failed") => self.failed += number,
                Some("skipped" | "todo") => self.ignored += number,
                _ => {}
            }
        }
    }

    /// The sum of two counts that have ended.
    pub(crate) fn and(self, other: &Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            ignored: self.ignored + other.ignored,
            is_running: false,
        }
    }

    /// Ends the count; `succeeded` is how `cargo test` ended.
    pub(crate) fn finish(mut self, succeeded: bool) -> Self {
        self.end_program();
        let nothing_ran = self.passed + self.failed == 0;
        if self.failed == 0 && (!succeeded || nothing_ran) {
            self.failed = 1;
        }
        self
    }

    // A program that aborts or is killed prints no result, and must not go uncounted.
    fn end_program(&mut self) {
        self.failed += usize::from(std::mem::take(&mut self.is_running));
    }
}

fn number_before(text: &str, label: &str) -> usize {
    text.split([';', '.'])
        .find_map(|part| part.strip_suffix(label))
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

fn without_colours(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find("\x1b[") {
        text.push_str(&rest[..start]);
        let sequence = &rest[start..];
        let end =
            sequence.find(|c: char| c.is_ascii_alphabetic()).map_or(sequence.len(), |i| i + 1);
        rest = &sequence[end..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTED: &str = "     Running unittests src/lib.rs (target/debug/deps/store-0a1b)";

    fn tally(lines: &[&str], succeeded: bool) -> (usize, usize, usize) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        let tally = tally.finish(succeeded);
        (tally.passed, tally.failed, tally.ignored)
    }

    fn result(passed: usize, failed: usize, ignored: usize) -> String {
        let word = if failed == 0 { "ok" } else { "FAILED" };
        format!(
            "test result: {word}. {passed} passed; {failed} failed; {ignored} ignored; \
             0 measured; 7 filtered out; finished in 0.12s\n"
        )
    }

    #[test]
    fn results_of_all_programs_and_of_documentation_examples_are_summed() {
        let (first, second, examples) = (result(12, 0, 1), result(3, 2, 0), result(4, 0, 0));
        let lines = [STARTED, &first, STARTED, &second, "   Doc-tests dossier_store", &examples];
        assert_eq!(tally(&lines, false), (19, 2, 1));
    }

    #[test]
    fn a_program_that_ended_without_a_result_is_a_failure() {
        let after = result(5, 0, 0);
        assert_eq!(tally(&[STARTED, STARTED, &after], false), (5, 1, 0), "the first one died");
        assert_eq!(tally(&[STARTED, &after, STARTED], false), (5, 1, 0), "the last one died");
    }

    #[test]
    fn a_failure_of_cargo_itself_is_a_failure() {
        let good = result(5, 0, 0);
        assert_eq!(tally(&[STARTED, &good], true), (5, 0, 0));
        assert_eq!(tally(&[STARTED, &good], false), (5, 1, 0));
    }

    #[test]
    fn running_nothing_is_a_failure() {
        assert_eq!(tally(&[], true), (0, 1, 0));
    }

    #[test]
    fn tests_of_the_screen_are_counted() {
        let mut tally = Tally::default();
        for line in [
            " Test Files  1 failed | 11 passed (12)",
            "\x1b[2m      Tests \x1b[22m \x1b[31m2 failed\x1b[39m | \x1b[32m45 passed\x1b[39m | 1 skipped (48)",
        ] {
            tally.read_screen(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.ignored), (45, 2, 1));
        let other = Tally { passed: 1, failed: 0, ignored: 0, is_running: false };
        assert_eq!(tally.and(&other).passed, 46);
    }

    #[test]
    fn a_screen_whose_tests_could_not_be_read_is_a_failure() {
        let mut tally = Tally::default();
        tally.read_screen("      Tests  3 passed (3)");
        assert_eq!(tally.finish(false).failed, 1);
    }

    #[test]
    fn colours_do_not_hide_a_line() {
        let started = "\x1b[1m\x1b[32m     Running\x1b[0m tests/it.rs (target/debug/deps/it-0a1b)";
        let good = "test result: \x1b[32mok\x1b[0m. 2 passed; 0 failed; 0 ignored; 0 measured";
        assert_eq!(tally(&[started, good], true), (2, 0, 0));
        assert_eq!(tally(&[started], true), (0, 1, 0));
    }
}
