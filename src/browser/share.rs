//! What leaves the page by the browser's hand: text on the clipboard, pictures as pixels.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// Puts a text on the clipboard. Gives whether that was allowed.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Where the page is no secure context there is no clipboard.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).unwrap_or_default();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// A poster as a PNG of twice its size, on the colours of the page's theme.
///
/// # Errors
/// When the browser can't draw it.
pub async fn png(svg: &str, width: f64, height: f64) -> Result<Vec<u8>, String> {
    draw(svg, width, height).await.map_err(|_| "This browser can’t turn the picture into pixels.".to_owned())
}

async fn draw(svg: &str, width: f64, height: f64) -> Result<Vec<u8>, JsValue> {
    const SCALE: f64 = 2.0;
    let bag = BlobPropertyBag::new();
    bag.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &bag)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    let decoded = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&url)?;
    decoded?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width((width * SCALE) as u32);
    canvas.set_height((height * SCALE) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    context.scale(SCALE, SCALE)?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let (sender, made) = pair();
    canvas.to_blob(sender.unchecked_ref())?;
    let blob: Blob = JsFuture::from(made).await?.dyn_into()?;
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}

/// A function, and a promise of what it will be called with.
fn pair() -> (js_sys::Function, js_sys::Promise) {
    let mut function = js_sys::Function::new_no_args("");
    let promise = js_sys::Promise::new(&mut |resolve, _| function = resolve);
    (function, promise)
}
