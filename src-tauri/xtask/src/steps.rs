//! Named steps, how they ended and how long they took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// The steps taken so far, in order.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    taken: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: &'static str,
    passed: bool,
    took: Duration,
}

impl Steps {
    /// Prints the name, takes the step and notes its result and time.
    ///
    /// A step that could not be carried out at all ends the command; one that found something
    /// wrong does not.
    pub(crate) fn take(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<bool>,
    ) -> Result<bool> {
        println!("\n== {name} ==");
        let start = Instant::now();
        let passed = step()?;
        let took = start.elapsed();
        println!("{name}: {}, {} min", word(passed), minutes(took));
        self.taken.push(Step { name, passed, took });
        Ok(passed)
    }

    /// How many steps of those named passed and failed.
    pub(crate) fn count(&self, names: &[&str]) -> (usize, usize) {
        let counted = self.taken.iter().filter(|step| names.contains(&step.name));
        let (passed, failed): (Vec<_>, Vec<_>) = counted.partition(|step| step.passed);
        (passed.len(), failed.len())
    }

    /// Prints the minutes of every step taken and their sum.
    pub(crate) fn print(&self) {
        println!("\n{:<16} {:<8} minutes", "step", "result");
        for step in &self.taken {
            println!("{:<16} {:<8} {:>7}", step.name, word(step.passed), minutes(step.took));
        }
        let sum = self.taken.iter().map(|step| step.took).sum();
        println!("{:<16} {:<8} {:>7}", "all", "", minutes(sum));
    }
}

fn word(passed: bool) -> &'static str {
    if passed { "passed" } else { "failed" }
}

fn minutes(took: Duration) -> String {
    format!("{:.1}", took.as_secs_f64() / 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_found_something_wrong_counts_as_failed_and_the_next_is_taken() {
        let mut steps = Steps::default();
        steps.take("one", || Ok(false)).unwrap();
        steps.take("two", || Ok(true)).unwrap();
        steps.take("not counted", || Ok(true)).unwrap();
        assert_eq!(steps.count(&["one", "two"]), (1, 1));
    }

    #[test]
    fn a_step_that_could_not_be_carried_out_ends_the_command() {
        let mut steps = Steps::default();
        assert!(steps.take("one", || anyhow::bail!("no such program")).is_err());
        assert_eq!(steps.count(&["one"]), (0, 0));
    }

    #[test]
    fn minutes_have_one_decimal() {
        assert_eq!(minutes(Duration::from_secs(93)), "1.6");
    }
}
