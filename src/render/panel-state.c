/* What stands in a panel that has nothing to show: loading, no data, not permitted, error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/panel-state.h"

#include <math.h>

/* Design pixels. */
#define DETAIL_LEAST 52 /* height from which there is a second line */
#define WORDS_LEAST  40 /* width from which there are words */
#define PADDING      8
#define SIGN_GAP     8
#define SIGN_SHARE   0.9 /* of the size of the words beside it */
#define SIGN_LINE    1.6f
#define FRAME_RADIUS 4
#define ERROR_ALPHA  0.6f
#define LOADING_DOTS 3
#define DOT_SHARE    0.6 /* of the distance between two */
#define BOW_POINTS   9

typedef struct
{
  PentadSketch *sketch;
  double size; /* of the sign's square */
  double left, middle;
} Sign;

/* Dots that fade to the right: more is to come. */
static void
draw_dots (const Sign *sign)
{
  double step = sign->size / (LOADING_DOTS - 1);

  for (int i = 0; i < LOADING_DOTS; i++)
    {
      PentadPaint paint = { .fill = PENTAD_INK_TEXT_MUTED,
                            .fill_alpha = 1 - (float)i / LOADING_DOTS };

      pentad_sketch_marker (sign->sketch, PENTAD_ROLE_STATE, PENTAD_MARKER_CIRCLE,
                            sign->left + i * step, sign->middle, step * DOT_SHARE, &paint);
    }
}

static void
draw_padlock (const Sign *sign)
{
  double width = sign->size * 0.8, height = sign->size * 0.55, radius = width * 0.3;
  double x = sign->left + sign->size / 2;
  double top = sign->middle + sign->size / 2 - height, eye = top - radius * 0.5;
  PentadPaint line = { .stroke = PENTAD_INK_TEXT_MUTED, .width = SIGN_LINE };
  float bow[2 * (BOW_POINTS + 2)] = { (float)(x - radius), (float)top };

  for (int i = 0; i < BOW_POINTS; i++)
    {
      double angle = G_PI * i / (BOW_POINTS - 1);

      bow[2 * i + 2] = (float)(x - radius * cos (angle));
      bow[2 * i + 3] = (float)(eye - radius * sin (angle));
    }
  bow[2 * BOW_POINTS + 2] = (float)(x + radius);
  bow[2 * BOW_POINTS + 3] = (float)top;
  pentad_sketch_path (sign->sketch, PENTAD_ROLE_STATE, bow, BOW_POINTS + 2, FALSE, &line);
  pentad_sketch_fill (sign->sketch, PENTAD_ROLE_STATE,
                      pentad_rect (x - width / 2, top, width, height), PENTAD_INK_TEXT_MUTED, 2);
}

static void
draw_cross (const Sign *sign)
{
  double half = sign->size * 0.35, x = sign->left + sign->size / 2;
  PentadPaint line = { .stroke = PENTAD_INK_BAD, .width = SIGN_LINE * 1.4f };
  const float xy[] = { (float)(x - half), (float)(sign->middle - half),
                       (float)(x + half), (float)(sign->middle + half),
                       (float)(x - half), (float)(sign->middle + half),
                       (float)(x + half), (float)(sign->middle - half) };

  pentad_sketch_segments (sign->sketch, PENTAD_ROLE_STATE, xy, 4, &line);
}

static void
draw_sign (const Sign *sign, PentadPanelState state)
{
  if (state == PENTAD_PANEL_LOADING)
    draw_dots (sign);
  else if (state == PENTAD_PANEL_FORBIDDEN)
    draw_padlock (sign);
  else if (state == PENTAD_PANEL_ERROR)
    draw_cross (sign);
}

/* Hatched where nothing came; a frame alone where something is, but not to be seen. */
static void
draw_frame (PentadSketch *sketch, PentadRect area, PentadPanelState state)
{
  gboolean error = state == PENTAD_PANEL_ERROR;
  PentadPaint frame = { .stroke = error ? PENTAD_INK_BAD : PENTAD_INK_PANEL_BORDER,
                        .stroke_alpha = error ? ERROR_ALPHA : 1,
                        .width = 1,
                        .hatch =
                            state == PENTAD_PANEL_EMPTY ? PENTAD_HATCH_DIAGONAL : PENTAD_HATCH_NONE,
                        .radius = FRAME_RADIUS };

  if (state != PENTAD_PANEL_LOADING)
    pentad_sketch_rect (sketch, PENTAD_ROLE_STATE, area, &frame);
}

/* The sign and, right of it, the words: together in the middle. Without room for a sign the words
 * stand alone. */
static void
draw_words (
    PentadSketch *sketch, PentadRect area, double middle, const char *words, PentadPanelState state)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_BODY,
                            .ink = state == PENTAD_PANEL_ERROR ? PENTAD_INK_BAD
                                                               : PENTAD_INK_TEXT_MUTED,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .halo = TRUE,
                            .max_width = (float)(area.width - 2 * PADDING) };
  double size = pentad_sketch_get_theme (sketch)->size[style.type] * SIGN_SHARE;
  double width = pentad_sketch_measure (sketch, words, &style).width;
  double x = area.x + area.width / 2;

  if (state != PENTAD_PANEL_EMPTY && width + size + SIGN_GAP <= style.max_width &&
      size <= area.height)
    {
      Sign sign = { sketch, size, x - (width + size + SIGN_GAP) / 2, middle };

      draw_sign (&sign, state);
      x += (size + SIGN_GAP) / 2;
    }
  pentad_sketch_text (sketch, PENTAD_ROLE_STATE, x, middle, words, &style);
}

void
pentad_panel_state_layout (PentadSketch *sketch, PentadRect area, const PentadPanel *panel)
{
  const char *words =
      panel->state_text != NULL ? panel->state_text : pentad_panel_state_words (panel->state);
  PentadTextStyle line = { .type = PENTAD_TYPE_BODY };
  PentadTextStyle detail = { .type = PENTAD_TYPE_CAPTION,
                             .ink = PENTAD_INK_TEXT_MUTED,
                             .align = PENTAD_ALIGN_CENTRE,
                             .anchor = PENTAD_ANCHOR_TOP,
                             .halo = TRUE,
                             .max_width = (float)(area.width - 2 * PADDING),
                             .max_lines = 3 };
  double y = area.y + area.height / 2, height;

  if (area.width < 1 || area.height < 1)
    return;
  draw_frame (sketch, area, panel->state);
  if (area.width < WORDS_LEAST)
    return;
  if (panel->detail == NULL || panel->detail[0] == '\0' || area.height < DETAIL_LEAST)
    {
      draw_words (sketch, area, y, words, panel->state);
      return;
    }
  /* Both in the middle, whatever number of lines the second takes. */
  height = pentad_sketch_measure (sketch, words, &line).height;
  y -= (height + pentad_sketch_measure (sketch, panel->detail, &detail).height) / 2;
  draw_words (sketch, area, y + height / 2, words, panel->state);
  pentad_sketch_text (sketch, PENTAD_ROLE_STATE, area.x + area.width / 2, y + height, panel->detail,
                      &detail);
}
