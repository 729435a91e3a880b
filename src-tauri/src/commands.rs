//! What the window may ask. Each command takes its request apart, calls one use case, and returns;
//! none decides anything.

pub mod action;
pub mod activity;
pub mod backup;
pub mod case;
pub mod case_file;
pub mod connection;
pub mod dashboard;
pub mod diagnostic;
pub mod document;
pub mod draft;
pub mod inbox;
pub mod journal;
mod json_file;
pub mod link;
pub mod names;
pub mod outbox;
pub mod policy;
pub mod queue;
pub mod recognition;
pub mod reference;
pub mod retention;
pub mod settings;
pub mod sync;
pub mod vault;

use dossier_domain::{CaseId, ConnectionId, DocumentId, SubmissionId};
use tauri::Runtime;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::{error::CommandError, events};

/// Every command and every event, for the window's handler and for the typed bindings.
pub fn all<R: Runtime>() -> Builder<R> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        // Byte counts stay under 100 MB and journal numbers under 2^53, so that no number of ours
        // loses a digit in the window.
        .dangerously_cast_bigints_to_number()
        .commands(collect_commands![
            vault::vault_state,
            vault::create_vault,
            vault::unlock_vault,
            vault::recover_vault,
            vault::lock_vault,
            vault::vault_info,
            vault::change_passphrase,
            vault::print_page,
            backup::backup_state,
            backup::back_up,
            backup::choose_backup,
            backup::restore_vault,
            retention::retention_state,
            retention::set_retention,
            retention::upcoming_erasures,
            retention::erase_due,
            retention::hold_case,
            retention::release_hold,
            retention::date_record,
            connection::list_connections,
            connection::add_connection,
            connection::test_connection,
            connection::remove_connection,
            connection::rotate_credentials,
            connection::try_simulated,
            reference::catalogues,
            reference::follow_all,
            reference::list_webhooks,
            reference::register_webhook,
            reference::remove_webhook,
            inbox::show_inbox,
            inbox::set_inbox,
            inbox::pull_inbox,
            inbox::remove_inbox,
            connection::simulated_state,
            queue::list_queue,
            queue::view_counts,
            queue::snooze_case,
            queue::wake_case,
            queue::escalate_case,
            queue::calm_case,
            queue::saved_views,
            queue::save_view,
            queue::rename_view,
            queue::remove_view,
            case::show_case,
            case::follow_case,
            case::applicant_template,
            case::check_applicant,
            case::agreements,
            case::create_case,
            case::submit_case,
            case::add_note,
            case::check_item,
            case::recommend,
            case::reveal_field,
            case::share_screen,
            case::same_person,
            case_file::choose_export_folder,
            case_file::export_case,
            action::start_again,
            action::correct_case,
            action::answer_case,
            action::answer_outside,
            action::attest_case,
            document::choose_files,
            document::try_file,
            recognition::compared_documents,
            recognition::recognise_file,
            document::file_picture,
            document::attach_file,
            document::forget_file,
            document::document_preview,
            dashboard::dashboard,
            dashboard::save_table,
            draft::list_drafts,
            draft::keep_draft,
            outbox::list_outbox,
            outbox::retry_submission,
            outbox::withdraw_submission,
            outbox::confirm_person,
            policy::show_policy,
            policy::set_policy,
            policy::read_policy,
            policy::save_policy,
            sync::sync_now,
            sync::sync_state,
            journal::verify_journal,
            settings::get_settings,
            settings::set_settings,
            diagnostic::save_diagnostics,
            link::open_link,
            activity::note_activity,
        ])
        .events(collect_events![
            events::Changed,
            events::Sync,
            events::FilesOver,
            events::FilesDropped,
            events::Intake,
            events::Restoring,
            events::Updating,
            events::Locked,
            events::CaseWanted,
        ])
}

fn case_id(text: &str) -> Result<CaseId, CommandError> {
    text.parse().map_err(|_| CommandError::not_found("error-no-case"))
}

fn connection_id(text: &str) -> Result<ConnectionId, CommandError> {
    text.parse().map_err(|_| CommandError::not_found("error-no-connection"))
}

fn submission_id(text: &str) -> Result<SubmissionId, CommandError> {
    text.parse().map_err(|_| CommandError::not_found("error-no-submission"))
}

fn document_id(text: &str) -> Result<DocumentId, CommandError> {
    text.parse().map_err(|_| CommandError::not_found("error-no-document"))
}
