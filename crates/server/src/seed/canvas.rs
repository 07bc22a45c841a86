//! A small canvas for flat, smooth-edged shapes and monospaced text.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, ImageError};

/// Red, green, blue.
pub type Colour = [u8; 3];

/// An RGB picture.
pub struct Canvas {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    pixels: Vec<u8>,
}

impl Canvas {
    /// A canvas of one colour.
    #[must_use]
    pub fn new(width: usize, height: usize, colour: Colour) -> Self {
        Self { width, height, pixels: colour.repeat(width * height) }
    }

    /// Mixes `colour` into a pixel; `cover` is from 0 to 1.
    fn mix(&mut self, x: usize, y: usize, colour: Colour, cover: f32) {
        let at = (y * self.width + x) * 3;
        for (pixel, wanted) in self.pixels[at..at + 3].iter_mut().zip(colour) {
            let had = f32::from(*pixel);
            *pixel = (had + (f32::from(wanted) - had) * cover) as u8;
        }
    }

    /// Paints where `distance` (in pixels, negative inside) says, within a box.
    fn paint(&mut self, bounds: [f32; 4], colour: Colour, alpha: f32, distance: impl Fn(f32, f32) -> f32) {
        let [left, top, right, bottom] = bounds;
        let clamp = |value: f32, end: usize| (value.max(0.0) as usize).min(end);
        let rows = clamp(top - 1.0, self.height)..clamp(bottom + 2.0, self.height);
        let columns = clamp(left - 1.0, self.width)..clamp(right + 2.0, self.width);
        for y in rows {
            for x in columns.clone() {
                let cover = 0.5 - distance(x as f32 + 0.5, y as f32 + 0.5);
                if cover >= 1.0 && alpha >= 1.0 {
                    let at = (y * self.width + x) * 3;
                    self.pixels[at..at + 3].copy_from_slice(&colour);
                } else if cover > 0.0 {
                    self.mix(x, y, colour, cover.min(1.0) * alpha);
                }
            }
        }
    }

    /// A rectangle by its centre and size, with rounded corners, turned by `degrees`.
    pub fn block(&mut self, centre: (f32, f32), size: (f32, f32), radius: f32, degrees: f32, colour: Colour) {
        let (half_w, half_h) = (size.0 / 2.0, size.1 / 2.0);
        let reach = if degrees == 0.0 { (half_w, half_h) } else { (half_w + half_h, half_w + half_h) };
        let (sin, cos) = degrees.to_radians().sin_cos();
        let bounds = [centre.0 - reach.0, centre.1 - reach.1, centre.0 + reach.0, centre.1 + reach.1];
        self.paint(bounds, colour, 1.0, |x, y| {
            let (dx, dy) = (x - centre.0, y - centre.1);
            let across = (dx * cos + dy * sin).abs() - half_w + radius;
            let down = (dy * cos - dx * sin).abs() - half_h + radius;
            across.max(0.0).hypot(down.max(0.0)) + across.max(down).min(0.0) - radius
        });
    }

    /// An ellipse by its centre and radii; `alpha` from 0 to 1.
    pub fn ellipse(&mut self, centre: (f32, f32), radii: (f32, f32), colour: Colour, alpha: f32) {
        let bounds = [centre.0 - radii.0, centre.1 - radii.1, centre.0 + radii.0, centre.1 + radii.1];
        let small = radii.0.min(radii.1);
        self.paint(bounds, colour, alpha, |x, y| {
            (((x - centre.0) / radii.0).hypot((y - centre.1) / radii.1) - 1.0) * small
        });
    }

    /// A disc.
    pub fn disc(&mut self, centre: (f32, f32), radius: f32, colour: Colour) {
        self.ellipse(centre, (radius, radius), colour, 1.0);
    }

    /// A part of a ring, from one angle to another in degrees, clockwise from the right.
    pub fn arc(&mut self, centre: (f32, f32), radius: f32, width: f32, angles: (f32, f32), colour: Colour) {
        let reach = radius + width / 2.0;
        let bounds = [centre.0 - reach, centre.1 - reach, centre.0 + reach, centre.1 + reach];
        self.paint(bounds, colour, 1.0, |x, y| {
            let (dx, dy) = (x - centre.0, y - centre.1);
            let angle = dy.atan2(dx).to_degrees().rem_euclid(360.0);
            let within = (angle - angles.0).rem_euclid(360.0) <= angles.1 - angles.0;
            if within { (dx.hypot(dy) - radius).abs() - width / 2.0 } else { 1.0 }
        });
    }

    /// A line with round ends.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, colour: Colour) {
        let half = width / 2.0;
        let bounds = [
            from.0.min(to.0) - half,
            from.1.min(to.1) - half,
            from.0.max(to.0) + half,
            from.1.max(to.1) + half,
        ];
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).max(0.001);
        self.paint(bounds, colour, 1.0, |x, y| {
            let along = (((x - from.0) * dx + (y - from.1) * dy) / length).clamp(0.0, 1.0);
            (x - from.0 - along * dx).hypot(y - from.1 - along * dy) - half
        });
    }

    /// A convex polygon whose corners come clockwise on the screen.
    pub fn polygon(&mut self, corners: &[(f32, f32)], colour: Colour) {
        let mut bounds = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        for &(x, y) in corners {
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
        }
        self.paint(bounds, colour, 1.0, |x, y| {
            let mut distance = f32::MIN;
            for (index, &(ax, ay)) in corners.iter().enumerate() {
                let (bx, by) = corners[(index + 1) % corners.len()];
                let (ex, ey) = (bx - ax, by - ay);
                distance = distance.max(((x - ax) * -ey + (y - ay) * ex) / -ex.hypot(ey));
            }
            distance
        });
    }

    /// Sets a grey mark, for text: 0 leaves the pixel, 255 makes it `colour`.
    pub fn mark(&mut self, x: usize, y: usize, colour: Colour, strength: u8) {
        if strength > 0 && x < self.width && y < self.height {
            self.mix(x, y, colour, f32::from(strength) / 255.0);
        }
    }

    /// The picture as PNG.
    ///
    /// # Errors
    /// When the encoder fails.
    pub fn png(&self) -> Result<Vec<u8>, ImageError> {
        let mut out = Vec::new();
        PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Sub).write_image(
            &self.pixels,
            self.width as u32,
            self.height as u32,
            ExtendedColorType::Rgb8,
        )?;
        Ok(out)
    }

    /// The picture as JPEG.
    ///
    /// # Errors
    /// When the encoder fails.
    pub fn jpeg(&self, quality: u8) -> Result<Vec<u8>, ImageError> {
        let mut out = Vec::new();
        JpegEncoder::new_with_quality(&mut out, quality).encode(
            &self.pixels,
            self.width as u32,
            self.height as u32,
            ExtendedColorType::Rgb8,
        )?;
        Ok(out)
    }
}
