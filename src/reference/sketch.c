/* The sketch that stands for a photograph of a case: a street, and what is wrong with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/sketch.h"

#include "reference/canvas.h"
#include "reference/rng.h"

#define WIDTH   960
#define HEIGHT  720
#define HORIZON 360
#define KERB    470
/* Of the line of words below. */
#define FOOT 56

typedef struct
{
  PentadCanvas canvas;
  PentadRng rng;
  int x; /* where the thing lies */
} Drawing;

static guint32
pick (Drawing *drawing, const guint32 *colours, guint n)
{
  return colours[pentad_rng_below (&drawing->rng, n)];
}

static int
between (Drawing *drawing, int low, int high)
{
  return low + (int)pentad_rng_below (&drawing->rng, (guint)(high - low));
}

static void
draw_house (Drawing *drawing, int x, int w)
{
  static const guint32 walls[] = { 0xb9a58c, 0xa3a9ad, 0xc4b7a6, 0x9c8f86, 0xb3bcc4 };
  PentadCanvas *canvas = &drawing->canvas;
  int h = between (drawing, 140, 330), top = HORIZON + 60 - h;

  pentad_canvas_rectangle (canvas, x, top, w - 6, h, pick (drawing, walls, G_N_ELEMENTS (walls)));
  for (int y = top + 18; y < HORIZON + 20; y += 44)
    for (int column = x + 14; column + 22 < x + w - 8; column += 36)
      pentad_canvas_rectangle (canvas, column, y, 20, 26,
                               pentad_rng_chance (&drawing->rng, 0.2) ? 0xf1dca0 : 0x51626f);
}

static void
draw_street (Drawing *drawing)
{
  PentadCanvas *canvas = &drawing->canvas;

  pentad_canvas_fade (canvas, 0, 0, WIDTH, HORIZON + 60, 0x7fa6c9, 0xd8e3ea);
  for (int x = between (drawing, -60, 0); x < WIDTH;)
    {
      int w = between (drawing, 120, 230);

      draw_house (drawing, x, w);
      x += w;
    }
  pentad_canvas_fade (canvas, 0, HORIZON + 60, WIDTH, KERB - HORIZON - 60, 0xa9a59c, 0xb9b5ab);
  pentad_canvas_rectangle (canvas, 0, KERB, WIDTH, 8, 0xd6d2c8);
  pentad_canvas_fade (canvas, 0, KERB + 8, WIDTH, HEIGHT - KERB - 8, 0x5a5d60, 0x45484b);
  for (int x = 30; x < WIDTH; x += 150)
    pentad_canvas_rectangle (canvas, x, 600, 80, 10, 0xe4e2d8);
}

static void
draw_tree (Drawing *drawing, int x)
{
  PentadCanvas *canvas = &drawing->canvas;

  pentad_canvas_rectangle (canvas, x - 7, 300, 14, 150, 0x5d4a3a);
  for (int i = 0; i < 7; i++)
    pentad_canvas_ellipse (canvas, x + between (drawing, -45, 45), between (drawing, 225, 315), 42,
                           36, i % 2 == 0 ? 0x4d7a45 : 0x5d8c52);
}

/* --- What is wrong, and how it looks when it is mended -------------------------------------- */

static void
draw_rubbish (Drawing *drawing, gboolean is_after)
{
  static const guint32 bags[] = { 0x2d2f33, 0x3a4a63, 0x6f5a3e, 0x7a3b36, 0x8a8d8f };
  PentadCanvas *canvas = &drawing->canvas;

  pentad_canvas_rectangle (canvas, drawing->x + 96, 380, 62, 84, 0x2f6b4f);
  pentad_canvas_rectangle (canvas, drawing->x + 90, 370, 74, 14, 0x25553f);
  for (int i = 0; i < 14 && !is_after; i++)
    pentad_canvas_ellipse (canvas, drawing->x + between (drawing, -90, 80),
                           between (drawing, 415, 470), between (drawing, 18, 34),
                           between (drawing, 14, 26), pick (drawing, bags, G_N_ELEMENTS (bags)));
}

static void
draw_pothole (Drawing *drawing, gboolean is_after)
{
  PentadCanvas *canvas = &drawing->canvas;

  if (is_after)
    pentad_canvas_ellipse (canvas, drawing->x, 556, 128, 44, 0x35383a);
  else
    {
      pentad_canvas_ellipse (canvas, drawing->x, 556, 120, 40, 0x6a6156);
      pentad_canvas_ellipse (canvas, drawing->x + 6, 560, 96, 29, 0x1f1d1b);
    }
  for (int i = 0; i < 9 && !is_after; i++)
    pentad_canvas_ellipse (canvas, drawing->x + between (drawing, -150, 150),
                           between (drawing, 520, 600), 7, 5, 0x7d7468);
}

static void
draw_lamp (Drawing *drawing, gboolean is_after)
{
  PentadCanvas *canvas = &drawing->canvas;
  int lean = is_after ? 0 : 90;

  for (int y = 150; y < KERB; y++)
    pentad_canvas_rectangle (canvas, drawing->x + lean * (KERB - y) / (KERB - 150), y, 10, 1,
                             0x3c4246);
  pentad_canvas_rectangle (canvas, drawing->x + lean, 144, 70, 10, 0x3c4246);
  pentad_canvas_ellipse (canvas, drawing->x + lean + 70, 158, 22, 12,
                         is_after ? 0xfff2b8 : 0x22262a);
}

static void
draw_vehicle (Drawing *drawing, gboolean is_after)
{
  PentadCanvas *canvas = &drawing->canvas;
  int x = drawing->x;

  if (is_after)
    return;
  pentad_canvas_rectangle (canvas, x - 120, 384, 240, 62, 0xa03a32);
  pentad_canvas_triangle (canvas, x, 318, 96, 66, 0x8c322b);
  pentad_canvas_rectangle (canvas, x - 40, 350, 34, 30, 0xbcd0dc);
  pentad_canvas_rectangle (canvas, x + 6, 350, 34, 30, 0xbcd0dc);
  pentad_canvas_ellipse (canvas, x - 74, 448, 26, 26, 0x1d1f21);
  pentad_canvas_ellipse (canvas, x + 74, 448, 26, 26, 0x1d1f21);
}

static void
draw_words (Drawing *drawing, const PentadSketch *sketch)
{
  PentadCanvas *canvas = &drawing->canvas;
  int y = HEIGHT - FOOT;

  pentad_canvas_rectangle (canvas, 0, y, WIDTH, FOOT, 0x15181b);
  pentad_canvas_text (canvas, 16, y + 14, 4, sketch->is_after ? "AFTER" : "BEFORE",
                      sketch->is_after ? 0x7fc8ff : 0xffc070);
  pentad_canvas_text (canvas, 190, y + 17, 3, sketch->moment, 0xe6e9ec);
  pentad_canvas_text (canvas, 530, y + 17, 3, sketch->case_id, 0xe6e9ec);
  pentad_canvas_rectangle (canvas, 0, 0, 244, 34, 0x15181b);
  pentad_canvas_text (canvas, 12, 7, 3, "MADE-UP CITY", 0xe6e9ec);
}

GString *
pentad_sketch_draw (const PentadSketch *sketch)
{
  static void (*const subjects[]) (Drawing *, gboolean) = { draw_rubbish, draw_pothole, draw_lamp,
                                                            draw_vehicle };
  Drawing drawing = { .rng = pentad_rng (sketch->seed, PENTAD_STREAM_PHOTO, 0, 0) };
  GString *png;

  pentad_canvas_init (&drawing.canvas, WIDTH, HEIGHT);
  draw_street (&drawing);
  draw_tree (&drawing, between (&drawing, 60, 220));
  draw_tree (&drawing, between (&drawing, 740, 900));
  drawing.x = between (&drawing, 380, 580);
  subjects[sketch->subject % G_N_ELEMENTS (subjects)](&drawing, sketch->is_after);
  draw_words (&drawing, sketch);
  png = pentad_canvas_to_png (&drawing.canvas);
  pentad_canvas_clear (&drawing.canvas);
  return png;
}
