//! Threads: the one place that makes them. Where the system gives none, as in a container at its limit of processes, the
//! calling thread does all the work.

use std::io;
use std::sync::mpsc::{self, Sender};
use std::sync::{Once, OnceLock};
use std::thread::{self, Builder, JoinHandle, Scope, ScopedJoinHandle};

use rayon::prelude::*;
use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Makes the threads among which large work is dealt out, once for a process: `wanted` of them, else one for each core, or as
/// many as there can be. The calling thread is one of them: where it could only wait, all that is read would lie in the
/// heaps of others, which grow in steps of a page.
///
/// They are there before the pool is made of them: a pool that lacks one of its threads would wait for it for ever.
pub fn ready(wanted: Option<usize>) {
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

/// How many threads there are to deal work out to.
pub(crate) fn count() -> usize {
    rayon::current_num_threads()
}

/// What a function makes of each item, in the order of the items.
pub fn each<'t, T: Sync, R: Send + Sync>(items: &'t [T], make: impl Fn(&'t T) -> R + Sync) -> Vec<R> {
    let made: Vec<OnceLock<R>> = items.iter().map(|_| OnceLock::new()).collect();
    dealt(items.len(), &|at| {
        if let (Some(item), Some(made)) = (items.get(at), made.get(at)) {
            made.get_or_init(|| make(item));
        }
    });
    made.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// All work goes through here, whatever it is about: dealing it out is translated once, and not once for each use.
fn dealt(count: usize, work: &(dyn Fn(usize) + Sync)) {
    // In small parts, so that no thread has many left while the others have none.
    let part = (count / (self::count() * PARTS)).max(1);
    (0..count).into_par_iter().with_max_len(part).for_each(work);
}

/// Into so many parts work is cut for each thread.
const PARTS: usize = 64;

/// Does two things, at the same time where there is a thread free.
pub fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Does the same on every thread to which work is dealt out.
pub(crate) fn on_every(work: impl Fn() + Sync) {
    rayon::broadcast(|_| work());
}

/// Does some work on a thread of its own; `None` where there is none to be had, and nothing is done.
pub(crate) fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<JoinHandle<T>> {
    Builder::new().spawn(work).ok()
}

/// The same for work that does not outlive a scope.
pub fn beside<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> Option<ScopedJoinHandle<'scope, T>> {
    Builder::new().spawn_scoped(scope, work).ok()
}
