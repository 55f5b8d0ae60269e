/* A scene as text: one op per line, stable, for golden tests and for reading.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Widths of texts are left out, so that the dump does not change with the release of a font; what
 * is printed of a text is where it is anchored, its style and its words. */
#include "config.h"

#include "render/scene-private.h"

#include "render/map-picture.h"

#include <math.h>
#include <string.h>

static const char *const role_names[PENTAD_N_ROLES] = {
  [PENTAD_ROLE_FRAME] = "frame",
  [PENTAD_ROLE_TITLE] = "title",
  [PENTAD_ROLE_NOTE] = "note",
  [PENTAD_ROLE_HEADLINE] = "headline",
  [PENTAD_ROLE_LABEL] = "label",
  [PENTAD_ROLE_VALUE] = "value",
  [PENTAD_ROLE_AXIS] = "axis",
  [PENTAD_ROLE_TRACK] = "track",
  [PENTAD_ROLE_MARK] = "mark",
  [PENTAD_ROLE_TARGET] = "target",
  [PENTAD_ROLE_COMPARISON] = "comparison",
  [PENTAD_ROLE_LEGEND] = "legend",
  [PENTAD_ROLE_STATE] = "state",
  [PENTAD_ROLE_MAP] = "map",
  [PENTAD_ROLE_LAYER] = "layer",
  [PENTAD_ROLE_MARKER] = "marker",
  [PENTAD_ROLE_SELECTION] = "selection",
};

static const char *const marker_names[] = { "circle", "triangle", "triangle-down",
                                            "square", "diamond",  "cross" };
static const char *const align_names[] = { "start", "centre", "end" };
static const char *const anchor_names[] = { "baseline", "top", "middle" };
static const char *const type_names[PENTAD_N_TYPES] = {
  "city",  "tab",  "headline", "figure", "count",     "name",
  "title", "body", "caption",  "axis",   "map-large", "map-small",
};

/* One decimal without a trailing ".0", and no "-0". */
static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (value * 10) / 10;
  gsize length;

  g_ascii_formatd (buffer, sizeof buffer, "%.1f", rounded == 0 ? 0 : rounded);
  length = strlen (buffer);
  if (length > 2 && buffer[length - 1] == '0')
    buffer[length - 2] = '\0';
  g_string_append (out, buffer);
}

static void
append_pair (GString *out, double a, char between, double b)
{
  append_number (out, a);
  g_string_append_c (out, between);
  append_number (out, b);
}

static void
append_box (GString *out, const PentadRect *box)
{
  g_string_append_c (out, ' ');
  append_pair (out, box->x, ',', box->y);
  g_string_append_c (out, ' ');
  append_pair (out, box->width, 'x', box->height);
}

static void
append_quoted (GString *out, const char *string)
{
  g_string_append_c (out, '"');
  for (const char *p = string; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      if ((guchar)*p < 0x20)
        g_string_append_printf (out, "\\x%02x", (guchar)*p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_ink (GString *out, const char *what, PentadInk ink, float alpha)
{
  char buffer[16];

  if (ink == PENTAD_INK_NONE)
    return;
  g_string_append_printf (out, " %s=%s", what, pentad_ink_name (ink, buffer));
  if (alpha > 0 && alpha < 1)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      g_ascii_formatd (number, sizeof number, "%.2f", alpha);
      g_string_append_printf (out, "@%s", number);
    }
}

static void
append_paint (GString *out, const PentadPaint *paint)
{
  static const char *const hatches[] = { "", " hatched", " dotted", " back-hatched",
                                         " cross-hatched" };

  append_ink (out, "fill", paint->fill, paint->fill_alpha);
  append_ink (out, "stroke", paint->stroke, paint->stroke_alpha);
  if (paint->stroke != PENTAD_INK_NONE)
    {
      g_string_append_c (out, '/');
      append_number (out, paint->width);
    }
  if (paint->radius > 0)
    {
      g_string_append (out, " r=");
      append_number (out, paint->radius);
    }
  if (paint->dash > 0)
    g_string_append (out, " dashed");
  if (paint->hatch != PENTAD_HATCH_NONE)
    g_string_append (out, hatches[paint->hatch]);
}

static void
append_points (GString *out, const PentadScene *scene, const PentadOp *op)
{
  const float *points = pentad_scene_get_points (scene) + 2 * op->first_point;

  for (guint i = 0; i < op->n_points; i++)
    {
      g_string_append_c (out, ' ');
      append_pair (out, points[2 * i], ',', points[2 * i + 1]);
    }
}

static void
append_text_op (GString *out, const PentadOp *op)
{
  char buffer[16];

  g_string_append_c (out, ' ');
  append_pair (out, op->x, ',', op->y);
  g_string_append_printf (out, " %s %s %s%s %s", align_names[op->style.align],
                          anchor_names[op->style.anchor], type_names[op->style.type],
                          op->style.bold ? " bold" : "", pentad_ink_name (op->style.ink, buffer));
  if (op->style.halo)
    g_string_append (out, " halo");
  if (op->style.max_width > 0)
    {
      g_string_append (out, " max=");
      append_number (out, op->style.max_width);
    }
  if (op->style.max_lines > 1)
    g_string_append_printf (out, " lines=%d", op->style.max_lines);
  g_string_append_c (out, ' ');
  append_quoted (out, op->string);
}

static void
append_op (GString *out, const PentadScene *scene, const PentadOp *op)
{
  static const char *const kinds[] = { "rect", "path", "segments", "marker",
                                       "text", "map",  "clip",     "unclip" };

  if (op->kind == PENTAD_OP_CLIP || op->kind == PENTAD_OP_UNCLIP)
    g_string_append (out, kinds[op->kind]);
  else
    g_string_append_printf (out, "%s %s", role_names[op->role], kinds[op->kind]);
  if (op->chart != NULL)
    g_string_append_printf (out, " #%s", op->chart);
  switch (op->kind)
    {
    case PENTAD_OP_RECT:
      append_box (out, &op->box);
      append_paint (out, &op->paint);
      break;
    case PENTAD_OP_PATH:
    case PENTAD_OP_SEGMENTS:
      g_string_append (out, op->closed ? " closed" : "");
      append_paint (out, &op->paint);
      append_points (out, scene, op);
      break;
    case PENTAD_OP_MARKER:
      g_string_append_printf (out, " %s", marker_names[op->marker]);
      append_box (out, &op->box);
      append_paint (out, &op->paint);
      break;
    case PENTAD_OP_TEXT:
      append_text_op (out, op);
      break;
    case PENTAD_OP_MAP:
      append_box (out, &op->box);
      g_string_append_c (out, '\n');
      pentad_map_picture_to_text (op->map, out);
      return;
    case PENTAD_OP_CLIP:
      append_box (out, &op->box);
      break;
    case PENTAD_OP_UNCLIP:
      break;
    }
  g_string_append_c (out, '\n');
}

char *
pentad_scene_to_text (const PentadScene *scene)
{
  GString *out = g_string_new ("scene ");

  append_pair (out, scene->width, 'x', scene->height);
  g_string_append_printf (out, " %s %s\n", pentad_theme_id (scene->theme.kind),
                          pentad_language_id (scene->theme.language));
  for (guint i = 0; i < scene->parts.ops->len; i++)
    append_op (out, scene, &g_array_index (scene->parts.ops, PentadOp, i));
  for (guint i = 0; i < scene->parts.hits->len; i++)
    {
      const PentadHit *hit = &g_array_index (scene->parts.hits, PentadHit, i);

      g_string_append_printf (out, "hit %s", hit->key);
      append_box (out, &hit->box);
      if (hit->place != PENTAD_NO_PLACE)
        g_string_append_printf (out, " place=%d", hit->place);
      if (hit->tooltip != NULL)
        {
          g_string_append_c (out, ' ');
          append_quoted (out, hit->tooltip);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
