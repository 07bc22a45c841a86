//! What runs while the databases are open, and closing them.

use super::{App, Store};
use crate::error::{Error, Result};
use crate::sync::Engine;
use std::sync::{Arc, PoisonError};
use tokio::task::JoinHandle;

impl App {
    pub(super) fn start_engine(&self, store: Store) -> Result<()> {
        let inner = &self.inner;
        let server = self.server().ok_or(Error::refused("no_server"))?;
        let http = crate::http::Http::new(inner.client.clone(), server, inner.session.clone())?;
        let engine = Arc::new(Engine::new(
            store,
            http,
            Arc::clone(&inner.options.clock),
            inner.changes.clone(),
            crate::rooms::for_engine(),
        ));
        *inner.engine.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&engine));
        if inner.options.live {
            let tasks = vec![
                tokio::spawn(engine.live()),
                tokio::spawn(self.clone().run_maintenance()),
                tokio::spawn(self.clone().expire_lists_always()),
            ];
            self.go_on_with(tasks);
        }
        Ok(())
    }

    /// While nobody is signed in, what expires must go all the same.
    pub(super) fn look_on(&self) {
        if self.inner.options.live {
            self.go_on_with(vec![tokio::spawn(self.clone().expire_lists_always())]);
        }
    }

    fn go_on_with(&self, tasks: Vec<JoinHandle<()>>) {
        let mut live = self.inner.live.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *live, tasks).iter().for_each(JoinHandle::abort);
    }

    /// Stops the engine and closes the databases. What is on disk stays.
    pub async fn close(&self) {
        self.close_store().await;
        // Another may have the folder now. A caller that closes on the way to something else keeps it.
        if let Ok(mut moving) = self.inner.moving.try_lock() {
            moving.take();
        }
    }

    /// As [`App::close`], holding on to the folder.
    pub(super) async fn close_store(&self) {
        let live = std::mem::take(&mut *self.inner.live.lock().unwrap_or_else(PoisonError::into_inner));
        for task in live {
            task.abort();
            let _ = task.await;
        }
        self.inner.engine.write().unwrap_or_else(PoisonError::into_inner).take();
        self.inner.rooms.opened.clear();
        self.inner.rooms.search.clear();
        let store = self.inner.store.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(store) = store {
            store.cache.close().await;
            store.local.close().await;
        }
    }
}
