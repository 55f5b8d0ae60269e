/* Schemes, boards, partitions and layers as records: what a new one holds, and what it owns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/board-spec.h"
#include "model/layer.h"
#include "model/partition.h"
#include "model/scheme.h"

#include <math.h>

static void
test_scheme (void)
{
  g_autoptr (PentadScheme) scheme = pentad_scheme_new ("demo");
  PentadIndicator *indicator = pentad_scheme_add (scheme, "close_rate");

  g_assert_cmpint (scheme->valid_from, ==, PENTAD_NO_DAY);
  g_assert_true (isnan (scheme->staffing_ratio[1]));
  g_assert_cmpint (indicator->unit, ==, PENTAD_UNIT_COUNT);
  g_assert_cmpint (indicator->better, ==, PENTAD_BETTER_NEITHER);
  g_assert_true (isnan (indicator->target));
  g_assert_cmpuint (indicator->denominator->len, ==, 0);
  g_assert_true (pentad_scheme_find (scheme, "close_rate") == indicator);
  g_assert_null (pentad_scheme_find (scheme, "closerate"));
  g_assert_cmpstr (pentad_unit_id (PENTAD_UNIT_PERCENT), ==, "percent");
}

static void
test_board (void)
{
  g_autoptr (PentadBoardSpec) board = pentad_board_spec_new ("command");
  PentadPanelSpec *panel = pentad_board_spec_add (board, "map", "map");

  g_assert_cmpstr (panel->kind, ==, "map");
  g_assert_null (panel->figure);
  g_assert_nonnull (panel->figures);
  g_assert_nonnull (panel->markers);
  g_assert_nonnull (panel->layers);
  g_assert_cmpint (panel->limit, ==, 0);
  g_assert_cmpuint (board->panels->len, ==, 1);
}

static void
test_partition_and_layer (void)
{
  g_autoptr (PentadPartition) partition = pentad_partition_new ("boundary");
  g_autoptr (PentadLayer) layer = pentad_layer_new ("roads", PENTAD_LAYER_LINES);
  PentadLabel name = { { NULL } };

  pentad_label_set_all (&name, "Ring");
  g_assert_cmpuint (pentad_partition_add (partition, "B01", &name)->grids.n, ==, 0);
  pentad_partition_add (partition, "B02", NULL);
  g_assert_cmpuint (pentad_shapes_get_count (partition->shapes), ==, partition->areas->len);
  pentad_layer_add (layer, &name, 1);
  pentad_layer_add (layer, NULL, 0);
  pentad_label_clear (&name);
  g_assert_cmpuint (pentad_shapes_get_count (layer->shapes), ==, layer->features->len);
  g_assert_cmpstr (pentad_label_get (&g_array_index (layer->features, PentadLayerFeature, 0).name,
                                     PENTAD_LANGUAGE_EN),
                   ==, "Ring");
  g_assert_cmpint (g_array_index (layer->features, PentadLayerFeature, 0).rank, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/scheme/new-scheme", test_scheme);
  g_test_add_func ("/model/scheme/new-board", test_board);
  g_test_add_func ("/model/scheme/new-partition-and-layer", test_partition_and_layer);
  return g_test_run ();
}
