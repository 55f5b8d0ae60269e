/* A picture of plain shapes and letters, and its bytes as a PNG.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Enough for the sketches that stand for photographs of the made-up city. There are no fonts in it:
 * the same input gives the same bytes on every machine. */
#pragma once

#include <glib.h>

typedef struct
{
  int width, height;
  guint8 *rgb;
} PentadCanvas;

/* Colours are 0xRRGGBB; what lies outside is left out. */
void pentad_canvas_init (PentadCanvas *self, int width, int height);
void pentad_canvas_clear (PentadCanvas *self);
void pentad_canvas_rectangle (PentadCanvas *self, int x, int y, int w, int h, guint32 rgb);
/* From one colour above to another below. */
void
pentad_canvas_fade (PentadCanvas *self, int x, int y, int w, int h, guint32 above, guint32 below);
void pentad_canvas_ellipse (PentadCanvas *self, int x, int y, int rx, int ry, guint32 rgb);
/* Below an apex, `half` wide to each side at its foot. */
void pentad_canvas_triangle (PentadCanvas *self, int x, int y, int half, int h, guint32 rgb);
/* Capital letters, digits and - : . / of 7 * size in height; others are spaces. Returns the width.
 */
int pentad_canvas_text (PentadCanvas *self, int x, int y, int size, const char *text, guint32 rgb);
/* Transfer full. */
GString *pentad_canvas_to_png (const PentadCanvas *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadCanvas, pentad_canvas_clear)
