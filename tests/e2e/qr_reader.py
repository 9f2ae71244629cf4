"""Reads a QR picture off the screen, as a phone that is held before it does: from the pixels of a screenshot."""

from base64 import b64decode, b64encode

import numpy as np
import zxingcpp
from playwright.async_api import Locator

GREY = """async (picture) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let grey = '';
  for (let i = 0; i < data.length; i += 4) grey += String.fromCharCode(data[i + 1]);
  return [image.width, image.height, btoa(grey)];
}"""


async def read_qr(picture: Locator) -> str:
    """The text of the QR picture in an element; fails where no reader would find one."""
    shot = b64encode(await picture.screenshot()).decode()
    width, height, grey = await picture.page.evaluate(GREY, shot)
    pixels = np.frombuffer(b64decode(grey), dtype=np.uint8).reshape(height, width)
    found = zxingcpp.read_barcodes(pixels)
    assert len(found) == 1, "no QR picture can be read here"
    return str(found[0].text)
