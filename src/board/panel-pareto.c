/* Which few classes make most of the reports.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "evaluate/series.h"
#include "render/format.h"
#include "render/pareto.h"

/* The share that "most" means, after Juran. */
#define SHARE 0.8

/* Reports of the period by minor class. */
void
pentad_panel_pareto (PentadPanelContext *ctx)
{
  g_autoptr (GArray) counts =
      pentad_series_by_class (ctx->data->query.city, ctx->data->query.place, PENTAD_COUNT_REPORT,
                              &ctx->data->query.period, ctx->data->query.time, FALSE);
  g_autofree PentadParetoPart *parts = g_new0 (PentadParetoPart, MAX (counts->len, 1));
  double sum = 0;

  if (counts->len == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  for (guint i = 0; i < counts->len; i++)
    sum += g_array_index (counts, PentadClassCount, i).n;
  for (guint i = 0; i < counts->len; i++)
    {
      const PentadClassCount *count = &g_array_index (counts, PentadClassCount, i);
      g_autofree char *number = pentad_format_count (count->n);
      g_autofree char *share = pentad_format_percent (100 * count->n / sum, 1);

      parts[i].label = pentad_panel_class_name (ctx, count->class_index);
      parts[i].value = count->n;
      parts[i].key = pentad_panel_class_key (ctx, count->class_index);
      if (parts[i].key == NULL)
        parts[i].key = pentad_panel_printf (ctx, "chart:%s:%u", ctx->spec->id, i);
      parts[i].tooltip = pentad_panel_printf (ctx, "%s\n%s · %s", parts[i].label, number, share);
    }
  int most = pentad_pareto_count (parts, (int)counts->len, SHARE);
  PentadPareto pareto = { .id = ctx->spec->id,
                          .parts = parts,
                          .n_parts = (int)counts->len,
                          .share = SHARE,
                          .share_text = "80%",
                          .others = _ ("others") };
  const char *note = pentad_panel_printf (
      ctx, ngettext ("80%% in %d of %u class", "80%% in %d of %u classes", counts->len), most,
      counts->len);
  pentad_pareto_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &pareto);
}
