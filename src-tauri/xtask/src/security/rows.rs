//! The rows of docs/security.md, the tests that show each, and what makes them fail.

/// A program of tests (`lib` for those beside the code) and a part of the names in it.
pub(super) type Test = (&'static str, &'static str);

/// A promise and what shows it.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) says: &'static str,
    pub(super) control: &'static str,
    tests: &'static [Test],
    /// Takes longer than a build machine has.
    long: bool,
}

impl Row {
    pub(super) fn tests(&self) -> impl Iterator<Item = &'static Test> {
        self.tests.iter()
    }

    pub(super) fn is_long(&self) -> bool {
        self.long
    }
}

const fn row(
    name: &'static str,
    says: &'static str,
    tests: &'static [Test],
    control: &'static str,
) -> Row {
    Row { name, says, control, tests, long: false }
}

const fn long(row: Row) -> Row {
    Row { long: true, ..row }
}

pub(super) const ROWS: &[Row] = &[
    row(
        "C1",
        "kills lose nothing that was said to be done and double nothing",
        &[
            ("terminal", "thirty_kills_while_delivering_lose_nothing_and_double_nothing"),
            ("terminal", "without_reading_back_the_same_story_doubles_an_effect"),
        ],
        "reading back off",
    ),
    long(row(
        "C1, at length",
        "random acts, faults and kills",
        &[("durability", "chaos_")],
        "reading back off; one transaction made two",
    )),
    long(row(
        "C2",
        "no power cut loses what was said to be done",
        &[("durability", "no_power_cut_loses_what_was_said_to_be_done")],
        "synchronous NORMAL and OFF; no sync of folders and headers",
    )),
    long(row(
        "C3",
        "every fail point is survived, each in four ways",
        &[("durability", "every_fail_point_is_reached_and_survived")],
        "a new point without a story",
    )),
    long(row(
        "C4",
        "full, read-only and failing disks are told, and work goes on afterwards",
        &[("durability", "a_disk_")],
        "none needed: without the fault the story says nothing of it",
    )),
    row(
        "D",
        "every fault of a provider, in every call, loses and doubles nothing",
        &[("desk", "faults::"), ("desk", "outage::"), ("desk", "delivery::")],
        "reading back off, in C1",
    ),
    row(
        "E1, E2",
        "two hundred hostile files come to an answer within their limits",
        &[
            ("hostile", "two_hundred_hostile_files_each_come_to_an_answer"),
            ("hostile", "what_a_header_tells_is_refused_without_decoding"),
            ("hostile_control", "without_limits_a_file_takes_more_than_the_worker_may"),
        ],
        "limits off",
    ),
    row(
        "E3",
        "a worker that is killed makes one file unreadable and nothing else",
        &[("killed", "")],
        "decoding here, in E2",
    ),
    row(
        "E4",
        "what goes out carries nothing beside the picture",
        &[("formats", "every_format_becomes_an_upright_png_with_nothing_beside_the_picture")],
        "the same marks are found in what came in",
    ),
    row(
        "E7",
        "a name says nothing, and what is no file is not opened",
        &[("names", "")],
        "an ordinary file of the same folder is read",
    ),
    row(
        "E8",
        "a worker reaches no file, no network and no other program",
        &[("confined", "")],
        "the same attempts without confinement",
    ),
    row(
        "G3",
        "the window's configuration allows nothing it need not",
        &[("it", "config::")],
        "each setting turned",
    ),
    row(
        "H1",
        "nothing leaves for a server that is not the one meant",
        &[("encryption", "refused::"), ("encryption", "an_authority_that_was_given_is_trusted")],
        "the right certificate, with which everything arrives",
    ),
    row(
        "H3",
        "no address of a request tells of a person or of a secret, and no redirect is followed",
        &[("desk", "addresses::"), ("encryption", "a_redirect_is_not_followed")],
        "the same texts are in what was sent",
    ),
    row(
        "H4",
        "with pins only they are trusted; one of two may be dead",
        &[("encryption", "pin")],
        "without pins the same server is trusted",
    ),
];
