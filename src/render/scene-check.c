/* What is wrong with a drawing, found without looking at it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/scene-check.h"

#include <math.h>

/* Shapes may pass an edge by their line, texts by the empty part of their box. */
#define TOLERANCE 1.5
/* The part of a text's box, from the top and from the bottom, that no glyph reaches. */
#define EMPTY_SHARE    0.2
#define LEAST_CONTRAST 4.5
#define MAX_CLIPS      16
/* A shape that lets more of the ground through than this is no ground itself. */
#define OPAQUE 0.6

typedef struct
{
  const PentadScene *scene;
  GPtrArray *problems;
  PentadRect clips[MAX_CLIPS];
  int n_clips;
  GArray *texts; /* of ops: guint */
} Check;

static void G_GNUC_PRINTF (3, 4) report (Check *check, const PentadOp *op, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (check->problems,
                   g_strdup_printf ("%s: %s at %.0f,%.0f %.0fx%.0f %s",
                                    op->chart != NULL ? op->chart : "scene",
                                    op->string != NULL ? op->string : "shape", op->box.x, op->box.y,
                                    op->box.width, op->box.height, what));
}

/* Where the ink of a text can be. */
static PentadRect
ink_box (const PentadOp *op)
{
  double empty = op->box.height * EMPTY_SHARE;

  return pentad_rect (op->box.x, op->box.y + empty, op->box.width, op->box.height - 2 * empty);
}

static gboolean
is_inside (const PentadRect *box, const PentadRect *outer)
{
  return box->x >= outer->x - TOLERANCE && box->y >= outer->y - TOLERANCE &&
         box->x + box->width <= outer->x + outer->width + TOLERANCE &&
         box->y + box->height <= outer->y + outer->height + TOLERANCE;
}

static gboolean
overlap (const PentadRect *a, const PentadRect *b)
{
  return a->x + TOLERANCE < b->x + b->width && b->x + TOLERANCE < a->x + a->width &&
         a->y + TOLERANCE < b->y + b->height && b->y + TOLERANCE < a->y + a->height;
}

static void
check_place (Check *check, const PentadOp *op)
{
  PentadRect all = pentad_rect (0, 0, pentad_scene_get_width (check->scene),
                                pentad_scene_get_height (check->scene));
  PentadRect box = op->kind == PENTAD_OP_TEXT ? ink_box (op) : op->box;

  if (check->n_clips == 0 && !is_inside (&box, &all))
    report (check, op, "lies beyond the scene");
  for (int i = 0; i < check->n_clips && op->kind == PENTAD_OP_TEXT; i++)
    if (!is_inside (&box, &check->clips[i]))
      {
        report (check, op, "is cut");
        return;
      }
}

static gboolean
covers (const PentadOp *op, double x, double y)
{
  gboolean shape =
      op->kind == PENTAD_OP_RECT || op->kind == PENTAD_OP_MARKER || op->kind == PENTAD_OP_MAP;
  double alpha = op->paint.fill_alpha > 0 ? op->paint.fill_alpha : 1;

  return shape &&
         (op->kind == PENTAD_OP_MAP || (op->paint.fill != PENTAD_INK_NONE && alpha >= OPAQUE)) &&
         pentad_rect_contains (&op->box, x, y);
}

static void
check_contrast (Check *check, const PentadOp *op, guint index)
{
  const PentadTheme *theme = pentad_scene_get_theme (check->scene);
  PentadInk ground = op->style.halo ? PENTAD_INK_HALO : PENTAD_INK_BACKGROUND;
  char a[16], b[16];

  for (guint i = index; i > 0 && !op->style.halo; i--)
    {
      const PentadOp *under = pentad_scene_get_op (check->scene, i - 1);

      if (!covers (under, op->box.x + op->box.width / 2, op->box.y + op->box.height / 2))
        continue;
      if (under->kind == PENTAD_OP_MAP)
        report (check, op, "lies on a map without a halo");
      ground = under->paint.fill;
      break;
    }
  double contrast = pentad_colour_contrast (pentad_theme_colour (theme, op->style.ink),
                                            pentad_theme_colour (theme, ground));
  if (contrast < LEAST_CONTRAST)
    report (check, op, "has a contrast of %.1f, %s on %s", contrast,
            pentad_ink_name (op->style.ink, a), pentad_ink_name (ground, b));
}

/* The last box drawn that holds the middle of a text holds all of it. */
static void
check_frame (Check *check, const PentadOp *op, guint index)
{
  PentadRect box = ink_box (op);

  for (guint i = index; i > 0; i--)
    {
      const PentadOp *under = pentad_scene_get_op (check->scene, i - 1);

      if (under->kind != PENTAD_OP_RECT || under->role != PENTAD_ROLE_FRAME ||
          !pentad_rect_contains (&under->box, box.x + box.width / 2, box.y + box.height / 2))
        continue;
      if (!is_inside (&box, &under->box))
        report (check, op, "does not fit its box of %.0fx%.0f", under->box.width,
                under->box.height);
      return;
    }
}

static void
check_size (Check *check, const PentadOp *op)
{
  const PentadTheme *theme = pentad_scene_get_theme (check->scene);
  double size = theme->size[op->style.type];

  if (size < theme->least_type - 0.01)
    report (check, op, "is %.1f high, below the %.1f that can be read", size, theme->least_type);
}

static void
check_text (Check *check, const PentadOp *op, guint index)
{
  PentadRect box = ink_box (op);

  if (op->string == NULL || op->string[0] == '\0' || op->box.width <= 0)
    return;
  for (guint i = 0; i < check->texts->len; i++)
    {
      const PentadOp *other =
          pentad_scene_get_op (check->scene, g_array_index (check->texts, guint, i));
      PentadRect taken = ink_box (other);

      if (overlap (&box, &taken))
        report (check, op, "lies over “%s”", other->string);
    }
  if (pentad_seams_cross (&pentad_scene_get_theme (check->scene)->seams, &box))
    report (check, op, "lies over a seam");
  check_contrast (check, op, index);
  check_frame (check, op, index);
  check_size (check, op);
  g_array_append_val (check->texts, index);
}

guint
pentad_scene_check (const PentadScene *scene, GPtrArray *problems)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (guint));
  Check check = { .scene = scene, .problems = problems, .texts = texts };
  guint before = problems->len;

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind == PENTAD_OP_CLIP && check.n_clips < MAX_CLIPS)
        check.clips[check.n_clips++] = op->box;
      else if (op->kind == PENTAD_OP_UNCLIP && check.n_clips > 0)
        check.n_clips--;
      else if (op->kind != PENTAD_OP_UNCLIP)
        check_place (&check, op);
      if (op->kind == PENTAD_OP_TEXT)
        check_text (&check, op, i);
    }
  return problems->len - before;
}

guint
pentad_scene_check_cut (const PentadScene *scene, GPtrArray *problems)
{
  Check check = { .scene = scene, .problems = problems };
  guint before = problems->len;

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind == PENTAD_OP_TEXT && op->cut &&
          (op->role == PENTAD_ROLE_TITLE || op->role == PENTAD_ROLE_LABEL ||
           op->role == PENTAD_ROLE_VALUE || op->role == PENTAD_ROLE_HEADLINE ||
           op->role == PENTAD_ROLE_AXIS || op->role == PENTAD_ROLE_LEGEND))
        report (&check, op, "is cut");
    }
  return problems->len - before;
}
