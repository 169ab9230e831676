//! Threads: the one place that makes them. Where the system gives none, as in a container at its limit of processes, the
//! calling thread does all the work.

use std::io;
use std::sync::Once;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, Builder, JoinHandle, Scope, ScopedJoinHandle};

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Makes the threads among which large work is dealt out, once for a process: `wanted` of them, else one for each core, or as
/// many as there can be. The calling thread is one of them: where it could only wait, all that is read would lie in the
/// heaps of others, which grow in steps of a page.
///
/// They are there before the pool is made of them: a pool that lacks one of its threads would wait for it for ever.
pub(crate) fn ready(wanted: Option<usize>) {
    static READY: Once = Once::new();
    READY.call_once(|| {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let wanted = wanted.filter(|count| *count > 0).unwrap_or_else(cores);
        let mut waiting: Vec<Sender<ThreadBuilder>> = Vec::new();
        for _ in 1..wanted {
            let (sender, receiver) = mpsc::channel::<ThreadBuilder>();
            let worker = move || {
                if let Ok(worker) = receiver.recv() {
                    worker.run();
                }
            };
            if aside(worker).is_none() {
                break;
            }
            waiting.push(sender);
        }
        let pool = ThreadPoolBuilder::new().num_threads(waiting.len() + 1).use_current_thread();
        let pool = pool.spawn_handler(|worker| {
            let sent = waiting.pop().map(|thread| thread.send(worker).is_ok());
            if sent == Some(true) { Ok(()) } else { Err(io::ErrorKind::WouldBlock.into()) }
        });
        // Where there is a pool already, it stays.
        let _ = pool.build_global();
    });
}

/// Does some work on a thread of its own; `None` where there is none to be had, and nothing is done.
pub(crate) fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<JoinHandle<T>> {
    Builder::new().spawn(work).ok()
}

/// The same for work that does not outlive a scope.
pub(crate) fn beside<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> Option<ScopedJoinHandle<'scope, T>> {
    Builder::new().spawn_scoped(scope, work).ok()
}
