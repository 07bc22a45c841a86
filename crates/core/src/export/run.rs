//! The one export that may be under way: how far it has come, and whether it is to end.

use crate::App;
use crate::error::{Error, Result};
use crate::views::{ExportProgress, ExportStep};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often the interface is told.
const TELL_EVERY: Duration = Duration::from_millis(200);

/// Holds the export that is under way.
#[derive(Debug, Default)]
pub(crate) struct Running(Mutex<Option<Arc<State>>>);

#[derive(Debug)]
struct State {
    cancelled: AtomicBool,
    step: Mutex<ExportStep>,
    done: AtomicU64,
    total: AtomicU64,
}

/// An export under way. It is over when this is dropped.
pub(super) struct Run {
    app: App,
    state: Arc<State>,
    told: Mutex<Instant>,
}

impl Running {
    /// Begins one.
    pub(super) fn begin(&self, app: App) -> Result<Arc<Run>> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.is_some() {
            return Err(Error::refused("export_running"));
        }
        let state = Arc::new(State {
            cancelled: AtomicBool::new(false),
            step: Mutex::new(ExportStep::Records),
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
        });
        *slot = Some(Arc::clone(&state));
        Ok(Arc::new(Run { app, state, told: Mutex::new(Instant::now()) }))
    }

    pub(super) fn progress(&self) -> Option<ExportProgress> {
        let slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slot.as_ref().map(|state| ExportProgress {
            step: *state.step.lock().unwrap_or_else(PoisonError::into_inner),
            done: state.done.load(Ordering::Relaxed),
            total: state.total.load(Ordering::Relaxed),
        })
    }

    pub(super) fn cancel(&self) {
        if let Some(state) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            state.cancelled.store(true, Ordering::Relaxed);
        }
    }
}

impl Run {
    /// Begins a step of so many parts.
    pub(super) fn step(&self, step: ExportStep, total: u64) -> Result<()> {
        *self.state.step.lock().unwrap_or_else(PoisonError::into_inner) = step;
        self.state.done.store(0, Ordering::Relaxed);
        self.state.total.store(total, Ordering::Relaxed);
        self.app.changed(&["export"]);
        self.check()
    }

    /// One part of the step is done.
    pub(super) fn advance(&self) -> Result<()> {
        self.state.done.fetch_add(1, Ordering::Relaxed);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.elapsed() >= TELL_EVERY {
            *told = Instant::now();
            self.app.changed(&["export"]);
        }
        self.check()
    }

    /// Whether to go on.
    pub(super) fn check(&self) -> Result<()> {
        if self.state.cancelled.load(Ordering::Relaxed) {
            return Err(Error::refused("export_cancelled"));
        }
        Ok(())
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        *self.app.rooms().export.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.app.changed(&["export"]);
    }
}
