/* A picture of plain shapes and letters, and its bytes as a PNG.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/canvas.h"

#include <string.h>
#include <zlib.h>

#define GLYPH_WIDTH  5
#define GLYPH_HEIGHT 7
/* Fast rather than small. */
#define LEVEL 1

/* A row of a letter in the low five bits. */
static const struct
{
  char letter;
  guint8 rows[GLYPH_HEIGHT];
} glyphs[] = { { '-', { 0x00, 0x00, 0x00, 0x1f, 0x00, 0x00, 0x00 } },
               { '.', { 0x00, 0x00, 0x00, 0x00, 0x00, 0x0c, 0x0c } },
               { '/', { 0x01, 0x02, 0x02, 0x04, 0x08, 0x08, 0x10 } },
               { '0', { 0x0e, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0e } },
               { '1', { 0x04, 0x0c, 0x04, 0x04, 0x04, 0x04, 0x0e } },
               { '2', { 0x0e, 0x11, 0x01, 0x06, 0x08, 0x10, 0x1f } },
               { '3', { 0x1e, 0x01, 0x01, 0x0e, 0x01, 0x01, 0x1e } },
               { '4', { 0x02, 0x06, 0x0a, 0x12, 0x1f, 0x02, 0x02 } },
               { '5', { 0x1f, 0x10, 0x1e, 0x01, 0x01, 0x11, 0x0e } },
               { '6', { 0x0e, 0x10, 0x10, 0x1e, 0x11, 0x11, 0x0e } },
               { '7', { 0x1f, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08 } },
               { '8', { 0x0e, 0x11, 0x11, 0x0e, 0x11, 0x11, 0x0e } },
               { '9', { 0x0e, 0x11, 0x11, 0x0f, 0x01, 0x01, 0x0e } },
               { ':', { 0x00, 0x04, 0x04, 0x00, 0x04, 0x04, 0x00 } },
               { 'A', { 0x0e, 0x11, 0x11, 0x1f, 0x11, 0x11, 0x11 } },
               { 'B', { 0x1e, 0x11, 0x11, 0x1e, 0x11, 0x11, 0x1e } },
               { 'C', { 0x0e, 0x11, 0x10, 0x10, 0x10, 0x11, 0x0e } },
               { 'D', { 0x1e, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1e } },
               { 'E', { 0x1f, 0x10, 0x10, 0x1e, 0x10, 0x10, 0x1f } },
               { 'F', { 0x1f, 0x10, 0x10, 0x1e, 0x10, 0x10, 0x10 } },
               { 'G', { 0x0e, 0x11, 0x10, 0x17, 0x11, 0x11, 0x0f } },
               { 'H', { 0x11, 0x11, 0x11, 0x1f, 0x11, 0x11, 0x11 } },
               { 'I', { 0x0e, 0x04, 0x04, 0x04, 0x04, 0x04, 0x0e } },
               { 'J', { 0x07, 0x02, 0x02, 0x02, 0x02, 0x12, 0x0c } },
               { 'K', { 0x11, 0x12, 0x14, 0x18, 0x14, 0x12, 0x11 } },
               { 'L', { 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x1f } },
               { 'M', { 0x11, 0x1b, 0x15, 0x15, 0x11, 0x11, 0x11 } },
               { 'N', { 0x11, 0x19, 0x15, 0x13, 0x11, 0x11, 0x11 } },
               { 'O', { 0x0e, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0e } },
               { 'P', { 0x1e, 0x11, 0x11, 0x1e, 0x10, 0x10, 0x10 } },
               { 'Q', { 0x0e, 0x11, 0x11, 0x11, 0x15, 0x12, 0x0d } },
               { 'R', { 0x1e, 0x11, 0x11, 0x1e, 0x14, 0x12, 0x11 } },
               { 'S', { 0x0f, 0x10, 0x10, 0x0e, 0x01, 0x01, 0x1e } },
               { 'T', { 0x1f, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04 } },
               { 'U', { 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0e } },
               { 'V', { 0x11, 0x11, 0x11, 0x11, 0x11, 0x0a, 0x04 } },
               { 'W', { 0x11, 0x11, 0x11, 0x15, 0x15, 0x1b, 0x11 } },
               { 'X', { 0x11, 0x11, 0x0a, 0x04, 0x0a, 0x11, 0x11 } },
               { 'Y', { 0x11, 0x11, 0x0a, 0x04, 0x04, 0x04, 0x04 } },
               { 'Z', { 0x1f, 0x01, 0x02, 0x04, 0x08, 0x10, 0x1f } } };

void
pentad_canvas_init (PentadCanvas *self, int width, int height)
{
  self->width = width;
  self->height = height;
  self->rgb = g_malloc0 ((gsize)width * (gsize)height * 3);
}

void
pentad_canvas_clear (PentadCanvas *self)
{
  g_clear_pointer (&self->rgb, g_free);
}

static void
set_pixel (PentadCanvas *self, int x, int y, guint32 rgb)
{
  guint8 *at;

  if (x < 0 || y < 0 || x >= self->width || y >= self->height)
    return;
  at = self->rgb + ((gsize)y * (gsize)self->width + (gsize)x) * 3;
  at[0] = (guint8)(rgb >> 16);
  at[1] = (guint8)(rgb >> 8);
  at[2] = (guint8)rgb;
}

void
pentad_canvas_rectangle (PentadCanvas *self, int x, int y, int w, int h, guint32 rgb)
{
  pentad_canvas_fade (self, x, y, w, h, rgb, rgb);
}

static guint32
mix (guint32 above, guint32 below, int part, int whole)
{
  guint32 mixed = 0;

  for (int shift = 16; shift >= 0; shift -= 8)
    {
      int from = (int)(above >> shift & 0xff), to = (int)(below >> shift & 0xff);

      mixed |= (guint32)(from + (to - from) * part / whole) << shift;
    }
  return mixed;
}

void
pentad_canvas_fade (PentadCanvas *self, int x, int y, int w, int h, guint32 above, guint32 below)
{
  for (int row = 0; row < h; row++)
    {
      guint32 rgb = mix (above, below, row, h);

      for (int column = 0; column < w; column++)
        set_pixel (self, x + column, y + row, rgb);
    }
}

void
pentad_canvas_ellipse (PentadCanvas *self, int x, int y, int rx, int ry, guint32 rgb)
{
  for (int dy = -ry; dy <= ry; dy++)
    for (int dx = -rx; dx <= rx; dx++)
      if ((gint64)dx * dx * ry * ry + (gint64)dy * dy * rx * rx <= (gint64)rx * rx * ry * ry)
        set_pixel (self, x + dx, y + dy, rgb);
}

void
pentad_canvas_triangle (PentadCanvas *self, int x, int y, int half, int h, guint32 rgb)
{
  for (int row = 0; row < h; row++)
    for (int dx = -half * row / h; dx <= half * row / h; dx++)
      set_pixel (self, x + dx, y + row, rgb);
}

static const guint8 *
find_glyph (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (glyphs); i++)
    if (glyphs[i].letter == letter)
      return glyphs[i].rows;
  return NULL;
}

int
pentad_canvas_text (PentadCanvas *self, int x, int y, int size, const char *text, guint32 rgb)
{
  int from = x;

  for (; *text != '\0'; text++, x += (GLYPH_WIDTH + 1) * size)
    {
      const guint8 *rows = find_glyph (*text);

      for (int row = 0; rows != NULL && row < GLYPH_HEIGHT; row++)
        for (int column = 0; column < GLYPH_WIDTH; column++)
          if ((rows[row] >> (GLYPH_WIDTH - 1 - column) & 1) != 0)
            pentad_canvas_rectangle (self, x + column * size, y + row * size, size, size, rgb);
    }
  return x - from;
}

static void
append_number (GString *bytes, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_string_append_len (bytes, (const char *)&big, sizeof big);
}

static void
append_chunk (GString *png, const char *type, const void *data, gsize len)
{
  gsize begin;

  append_number (png, (guint32)len);
  begin = png->len;
  g_string_append (png, type);
  if (len > 0)
    g_string_append_len (png, data, (gssize)len);
  append_number (png, (guint32)crc32 (0, (const Bytef *)png->str + begin, (uInt)(len + 4)));
}

/* Each row says as what it differs from the one above. */
static GByteArray *
filter_rows (const PentadCanvas *self)
{
  gsize stride = (gsize)self->width * 3;
  GByteArray *rows = g_byte_array_sized_new ((guint)((stride + 1) * (gsize)self->height));
  g_autofree guint8 *row = g_malloc (stride + 1);

  row[0] = 2; /* the filter "up" */
  for (int y = 0; y < self->height; y++)
    {
      const guint8 *at = self->rgb + (gsize)y * stride;

      for (gsize i = 0; i < stride; i++)
        row[i + 1] = (guint8)(at[i] - (y > 0 ? (at - stride)[i] : 0));
      g_byte_array_append (rows, row, (guint)stride + 1);
    }
  return rows;
}

GString *
pentad_canvas_to_png (const PentadCanvas *self)
{
  GString *png = g_string_new_len ("\x89PNG\r\n\x1a\n", 8);
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GByteArray) rows = filter_rows (self);
  uLongf len = compressBound (rows->len);
  g_autofree guint8 *packed = g_malloc (len);

  append_number (head, (guint32)self->width);
  append_number (head, (guint32)self->height);
  g_string_append_len (head, "\x08\x02\0\0\0", 5); /* 8 bits, RGB */
  append_chunk (png, "IHDR", head->str, head->len);
  /* Of memory that is large enough nothing can fail. */
  compress2 (packed, &len, rows->data, rows->len, LEVEL);
  append_chunk (png, "IDAT", packed, len);
  append_chunk (png, "IEND", NULL, 0);
  return png;
}
