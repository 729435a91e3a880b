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

    /// Whether it has tests of this program.
    pub(super) fn is_of(&self, target: &str) -> bool {
        self.tests.iter().any(|it| it.0 == target)
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
        "A1",
        "a day's work leaves nothing of a person that can be read",
        &[("at_rest", "scan::")],
        "a database without encryption",
    ),
    row(
        "A2",
        "no file is made but the vault's and what was asked for",
        &[("at_rest", "touched::")],
        "one temporary file more",
    ),
    row(
        "A3",
        "a wrong passphrase is told apart from damage, and nothing is changed",
        &[
            ("vault", "a_wrong_passphrase_is_told_apart_from_damage_and_changes_nothing"),
            ("vault", "a_damaged_database_is_named_and_left_as_it_is"),
        ],
        "none needed",
    ),
    row(
        "A4",
        "each of 1,000 flipped bits of the database is found before a row is trusted",
        &[("flips", "every_flipped_bit"), ("flips_unsealed", "without_seals")],
        "pages without seals",
    ),
    row(
        "A5",
        "older copies, older pages and a changed log are told when the vault is opened",
        &[("anchor", ""), ("terminal", "rolled_back::"), ("desk", "rolled_back::")],
        "without the anchor",
    ),
    row(
        "A6",
        "files are their owner's alone, and none that others put there is used",
        &[("at_rest", "owners::"), ("vault", "folder_and_files_are_for_their_owner_alone")],
        "none needed",
    ),
    row(
        "A7, A8",
        "what was erased stands in no page, and erasing that broke off is made up for",
        &[("erased", ""), ("erased_control", ""), ("desk", "retention::")],
        "without secure deletion",
    ),
    row(
        "B1",
        "the vault is locked in time however clocks jump, and with the computer",
        &[("lib", "lock_rule::"), ("it", "session_signals::")],
        "a timer that sleeps with the computer",
    ),
    row(
        "B2",
        "soon after the lock no process holds a person, a picture or the key",
        &[("e2e", "memory::")],
        "a page that outlasts the lock",
    ),
    row(
        "B3",
        "keys open in their own place only, at a cost that is never less",
        &[("keys", ""), ("recovery_code", "")],
        "swapped boxes",
    ),
    row(
        "B4",
        "after ten wrong passphrases there is a wait, whatever the clock says",
        &[("tries", ""), ("terminal", "keys::after_ten_wrong_passphrases")],
        "the recovery code, which does not wait",
    ),
    row(
        "B6",
        "each of eight troubles of a keychain has its sentence and ends within its time",
        &[("it", "keychain::"), ("it", "gnome_keyring::")],
        "without the deadline",
    ),
    row(
        "B8",
        "no secret stays in what is told of a process",
        &[
            ("terminal", "keys::no_secret_stays_in_what_is_told_of_a_process"),
            ("terminal", "keys::a_panic_tells_its_place"),
            ("lib", "a_panic_is_logged_with_its_place"),
        ],
        "a variable that is not taken; a message that is asked for",
    ),
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
        "every fail point is survived, by an abort; `cargo xtask chaos` has the other three ways",
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
        "F1",
        "each of 10,000 changes of the journal is told with its first entry",
        &[("lib", "every_tampering_is_told"), ("journal", "")],
        "without the anchor",
    ),
    row(
        "F2",
        "a hundred thousand entries are walked within a second",
        &[("journal_speed", "a_hundred_thousand_entries")],
        "a journal with one changed entry, in F1",
    ),
    row(
        "F3",
        "the tables hold what the journal tells, one fact for each effect",
        &[("desk", "rebuilt::"), ("terminal", "rebuilt::")],
        "one kind of fact left out",
    ),
    long(row(
        "F3, every kind",
        "whichever kind of fact is left out, its change is not made or is missed in the tables",
        &[("durability", "left_out::")],
        "this is one: each story with every fact is equal",
    )),
    row(
        "F4",
        "the journal and its exports hold no word of a person, and hold when one is erased",
        &[
            ("desk", "record::the_journal_holds_no_word_of_a_person"),
            ("desk", "record::twenty_cases_leave_no_word"),
        ],
        "the same words are in a case file that is not redacted",
    ),
    row(
        "F5",
        "a case file verifies by itself, in under 300 lines, and no changed one does",
        &[("case_file", ""), ("desk", "case_file::"), ("terminal", "case_file::")],
        "a manifest that leaves one member out",
    ),
    row(
        "F6",
        "every act has its facts, with who, when and why",
        &[("desk", "acts_and_facts::")],
        "an act without a row",
    ),
    row(
        "G1",
        "200 texts of providers, files, notes and a barcode are text in the real window, and nothing \
         runs, loads or leads away",
        &[("e2e", "hostile::")],
        "none of its own; set as markup, the screen's test finds the same texts",
    ),
    row(
        "G2",
        "every command is refused to callers that it is not for",
        &[("it", "callers::"), ("it", "access::")],
        "a command without a row",
    ),
    row(
        "G3",
        "the window's configuration allows nothing it need not",
        &[("it", "config::")],
        "each setting turned",
    ),
    row(
        "G6",
        "each role is shown what it includes, and no whole number",
        &[
            ("it", "callers::no_answer_but_that_of_a_reveal_holds_a_whole_number"),
            ("desk", "roles::"),
            ("terminal", "review::"),
        ],
        "without the mask",
    ),
    row(
        "H1",
        "nothing leaves for a server that is not the one meant",
        &[("encryption", "refused::"), ("encryption", "an_authority_that_was_given_is_trusted")],
        "the right certificate, with which everything arrives",
    ),
    long(row(
        "H2",
        "nobody is spoken with but the hosts of connections",
        &[("durability", "hosts::")],
        "the same trace sees what is spoken with",
    )),
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
    row(
        "I5",
        "what is kept goes in its time, never before, the journal's entries too; a hold beats all",
        &[("lib", "retention::"), ("desk", "retention::")],
        "a clock that nobody confirms erases nothing",
    ),
    row(
        "backup",
        "what is put back from a backup sends nothing twice",
        &[("backup", ""), ("desk", "backup::")],
        "reading back off",
    ),
];
