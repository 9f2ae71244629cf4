"""The menu of files as a person has it in hand: what is chosen from it, downloaded and opened."""

import asyncio
import io
import json
from pathlib import Path
from typing import Any

from PIL import Image

from tests.e2e.scene_page import ScenePage

PLAYED = """bytes => new Promise((done, fail) => {
  const video = document.createElement('video');
  video.onerror = () => fail(new Error('not played'));
  video.ontimeupdate = () => { if (video.currentTime > 0.2) done([video.videoWidth, video.currentTime]); };
  video.muted = true;
  video.src = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'video/webm' }));
  video.play().catch(fail);
})"""
"""What a film is: its width, and how far it has played; run in a page with the bytes of a file."""


def assert_pictured(data: bytes, width: int) -> Image.Image:
    """A PNG of that width on which a good deal is drawn."""
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.width == width
    assert len(image.convert("RGB").getcolors(1 << 24) or ()) > 100
    return image


class Taking(ScenePage):
    """A page whose menu is used by hand."""

    async def show(self, scene: str, ready: str, **view: Any) -> "Taking":
        """Opens a scene and waits for a sign that it shows something."""
        shown = {key: value if isinstance(value, str) else json.dumps(value) for key, value in view.items()}
        await self.page.goto("about:blank")
        await self.page.goto("/#" + "&".join(f"{key}={value}" for key, value in ({"scene": scene} | shown).items()))
        await self.page.locator(ready).first.wait_for()
        return self

    async def take(self, kind: str) -> tuple[str, bytes]:
        """The name and the bytes of a file that is chosen from the menu."""
        await self["export"].click()
        async with self.page.expect_download() as download:
            await self[f"export-{kind}"].click()
        file = await download.value
        path = Path(await file.path())
        return file.suggested_filename, await asyncio.to_thread(path.read_bytes)
