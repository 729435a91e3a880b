use super::files::File;

/// Every link of a Markdown file that leads to no file of the repository.
///
/// `exists` answers for a path from the top.
pub(super) fn violations(files: &[File], exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut violations = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".md")) {
        let mut is_code = false;
        for (number, line) in file.lines() {
            if line.trim_start().starts_with("```") {
                is_code = !is_code;
            }
            if is_code {
                continue;
            }
            for target in targets(line) {
                let leads_there = resolve(&file.path, target).is_some_and(|path| exists(&path));
                if !leads_there {
                    violations.push(format!(
                        "{}:{number}: the link to {target} leads to no file of the repository",
                        file.path
                    ));
                }
            }
        }
    }
    violations
}

/// What the links of a line point to, where that is a file.
fn targets(line: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    // Every second part stands between back quotes and is code.
    for text in line.split('`').step_by(2) {
        for (start, _) in text.match_indices("](") {
            let rest = &text[start + 2..];
            targets.extend(rest.split(')').next());
        }
        let definition = text.trim_start().strip_prefix('[');
        targets
            .extend(definition.and_then(|rest| rest.split_once("]: ")).map(|(_, target)| target));
    }
    let without_title = targets.into_iter().filter_map(|target| target.split_whitespace().next());
    let without_place = without_title.map(|target| target.split('#').next().unwrap_or(target));
    without_place.filter(|target| !target.is_empty() && !is_elsewhere(target)).collect()
}

fn is_elsewhere(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:")
}

/// The path from the top; none where it leads out of the repository.
fn resolve(file: &str, target: &str) -> Option<String> {
    let mut folders: Vec<&str> = file.split('/').collect();
    folders.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(folders.pop()?),
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Vec<String> {
        let there = ["README.md", "docs", "docs/build.md", "docs/providers/jiko.md"];
        let file = File { path: path.to_owned(), text: text.to_owned() };
        violations(&[file], &|path| there.contains(&path))
    }

    #[test]
    fn a_link_to_a_file_that_is_not_there_is_refused() {
        let violations = of("docs/build.md", "first\nsee [this](security.md) and [that](build.md)");
        assert_eq!(violations.len(), 1);
        assert!(violations[0].starts_with("docs/build.md:2: the link to security.md"));
        assert_eq!(of("docs/build.md", "[this]: security.md").len(), 1);
        assert_eq!(of("README.md", "![window](docs/window.png \"the window\")").len(), 1);
    }

    #[test]
    fn a_link_out_of_the_repository_is_refused() {
        assert_eq!(of("docs/build.md", "[this](../../README.md)").len(), 1);
    }

    #[test]
    fn links_that_lead_somewhere_are_taken() {
        for text in [
            "[a](providers/jiko.md#documents)",
            "[a](../README.md)",
            "[a](./build.md \"the build\")",
            "[a](#below)",
            "[a](https://example.org/a.md)",
            "[a]: https://example.org/a.md",
            "`[a](security.md)` is how a link is written",
            "```\n[a](security.md)\n```",
        ] {
            assert!(of("docs/build.md", text).is_empty(), "{text}");
        }
    }
}
