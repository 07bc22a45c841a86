//! Uploads that go on where they were cut (tus 1.0 semantics).

use super::client::Http;
use crate::error::{Error, NetworkKind, Result};
use bytes::Bytes;
use min_side_wire::route;
use min_side_wire::service::{Upload, UploadRequest};
use reqwest::header::{CONTENT_TYPE, HeaderName};

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const TUS: HeaderName = HeaderName::from_static("tus-resumable");

impl Http {
    /// Begins an upload, or finds the one that was begun with the same hash and size.
    ///
    /// # Errors
    /// [`Error::Network`], [`Error::Problem`], [`Error::SignInExpired`].
    pub async fn begin_upload(&self, request: &UploadRequest) -> Result<Upload> {
        let url = self.url(route::UPLOADS)?;
        let response =
            self.send(|client| client.post(url.clone()).header(TUS, "1.0.0").json(request)).await?;
        self.json(response).await
    }

    /// How many bytes the server has.
    ///
    /// # Errors
    /// As [`Http::begin_upload`].
    pub async fn upload_offset(&self, id: &str) -> Result<u64> {
        let url = self.url(&route::UPLOAD.replace("{id}", id))?;
        let response = self.send(|client| client.head(url.clone()).header(TUS, "1.0.0")).await?;
        offset(&response)
    }

    /// Appends bytes at `start` and answers how many the server has then.
    ///
    /// # Errors
    /// As [`Http::begin_upload`]; `offset_mismatch` when it stands elsewhere.
    pub async fn append_upload(&self, id: &str, start: u64, bytes: Bytes) -> Result<u64> {
        let url = self.url(&route::UPLOAD.replace("{id}", id))?;
        let response = self
            .send(|client| {
                client
                    .patch(url.clone())
                    .header(TUS, "1.0.0")
                    .header(OFFSET, start)
                    .header(CONTENT_TYPE, "application/offset+octet-stream")
                    .body(bytes.clone())
            })
            .await?;
        offset(&response)
    }
}

fn offset(response: &reqwest::Response) -> Result<u64> {
    response
        .headers()
        .get(OFFSET)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse().ok())
        .ok_or(Error::network(NetworkKind::Server))
}
