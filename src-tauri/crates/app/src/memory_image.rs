/// Has the system write no image of this process's memory, in which keys and persons stand, when it
/// ends by a fault. What it starts inherits that.
///
/// Where the system hands images to another program, that program decides.
pub fn leave_no_image() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        if let Err(error) = setrlimit(Resource::Core, none) {
            tracing::warn!(%error, "images of memory could not be turned off");
        }
    }
}
