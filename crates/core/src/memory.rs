//! What is in memory stays in memory: the key, the tokens and what is read are not to be found in a file that the system
//! writes when the process ends badly, nor by another process of the same user.

/// Has the system write no core file of this process, and lets no other process of the user read its memory. Called before
/// anything else is done.
///
/// On Linux the second also keeps a crash handler that the system runs (`systemd-coredump`, `apport`) from getting a dump.
/// On macOS there are no core files then; Windows writes dumps only where the machine's owner has asked for them, and what
/// is here is wiped when it is dropped.
pub fn keep_from_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        if let Err(error) = setrlimit(Resource::Core, none) {
            tracing::warn!(%error, "core files could not be switched off");
        }
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        if let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
            tracing::warn!(%error, "the process could not be made undumpable");
        }
    }
}
