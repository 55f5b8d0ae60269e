/* How evenly the work is shared out among the posts of a role.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/board-handlings.h"
#include "board/panels.h"
#include "evaluate/subjects.h"
#include "render/dots.h"
#include "render/format.h"

#define ROLE "supervisor"

/* Mean and standard deviation of the dots, of which there must be some. */
static void
measure (const GArray *dots, double *mean, double *deviation)
{
  double sum = 0, squares = 0;

  for (guint i = 0; i < dots->len; i++)
    sum += g_array_index (dots, PentadDot, i).value;
  *mean = sum / dots->len;
  for (guint i = 0; i < dots->len; i++)
    squares += pow (g_array_index (dots, PentadDot, i).value - *mean, 2);
  *deviation = sqrt (squares / dots->len);
}

static PentadDot
make_dot (PentadPanelContext *ctx, const PentadPost *post, double value)
{
  const char *name = pentad_label_get (&post->name, ctx->language);
  g_autofree char *count = pentad_format_count (value);
  PentadDot dot = { .name = name[0] != '\0' ? name : post->code, .value = value };

  dot.tooltip = pentad_panel_printf (ctx, "%s\n%s", dot.name, count);
  return dot;
}

/* Reports of the period by supervisor, of the whole city; those whom nothing names in it are left
 * out: whether they were at work is not known. */
void
pentad_panel_workload (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (PentadDot));
  const PentadSubjectSums *sums = NULL;
  double mean, deviation;

  if (ctx->data->figures != NULL && catalogue != NULL)
    sums = pentad_board_data_get_subjects (ctx->data, PENTAD_SUBJECT_POST);
  for (guint i = 0; sums != NULL && sums->known && i < sums->n; i++)
    {
      const PentadPost *post = g_ptr_array_index (catalogue->posts, i);
      PentadDot dot;

      if (!sums->named[i] || g_strcmp0 (post->role, ROLE) != 0)
        continue;
      dot = make_dot (ctx, post,
                      (double)sums->sums[(gsize)i * PENTAD_N_COUNTS + PENTAD_COUNT_PATROL_REPORT]);
      g_array_append_val (dots, dot);
    }
  if (dots->len == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  measure (dots, &mean, &deviation);
  g_autofree char *average = pentad_format_number (mean, mean < 10 ? 1 : 0);
  /* A coefficient of variation needs a mean above zero. */
  g_autofree char *spread = pentad_format_percent (mean > 0 ? 100 * deviation / mean : NAN, 0);
  PentadDots chart = { .id = ctx->spec->id,
                       .dots = (const PentadDot *)(const void *)dots->data,
                       .n_dots = (int)dots->len,
                       .mean = mean,
                       .mean_text = pentad_panel_printf (ctx, _ ("mean %s"), average) };
  const char *note =
      pentad_panel_printf (ctx, _ ("%u supervisors · variation %s"), dots->len, spread);
  pentad_dots_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &chart);
}
