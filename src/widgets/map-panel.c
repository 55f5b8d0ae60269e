/* The live map: pan, zoom, hover, and the way down into places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-panel.h"

#include "render/map-neighbours.h"
#include "widgets/drill.h"
#include "widgets/frame.h"
#include "widgets/map-gestures.h"
#include "widgets/map-glide.h"
#include "widgets/map-keys.h"
#include "widgets/map-stage.h"
#include "widgets/map-table.h"
#include "widgets/map-words.h"

struct _PentadMapPanel
{
  GtkWidget parent_instance;

  /* Owned. */
  PentadMapStage *stage;
  PentadBoardData *data;
  PentadTheme theme;
  char *summary;
  GtkWidget *table; /* over the map; NULL: not shown */
  PentadMapGlide glide;

  PentadMapPanel *twin; /* borrowed; shows the same part of the city; NULL none */
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadMapPanel, pentad_map_panel, GTK_TYPE_WIDGET)

/* Widget pixels per design pixel. */
static double
get_factor (PentadMapPanel *self)
{
  return self->theme.scale > 0 ? pentad_frame_factor (GTK_WIDGET (self), &self->theme) : 1;
}

static PentadMapRoom
get_room (PentadMapPanel *self)
{
  double factor = get_factor (self);

  return (PentadMapRoom){ gtk_widget_get_width (GTK_WIDGET (self)) / factor,
                          gtk_widget_get_height (GTK_WIDGET (self)) / factor, factor };
}

static const PentadDivisions *
get_divisions (PentadMapPanel *self)
{
  const PentadMap *map = pentad_map_stage_get_map (self->stage);

  return map != NULL ? pentad_map_geometry_get_divisions (map->geometry) : NULL;
}

/* What choosing a point leads to: the key of a marker, or a place. */
static int
find_target (PentadMapPanel *self, double x, double y, const PentadHit **hit)
{
  double factor = get_factor (self);
  const PentadMap *map = pentad_map_stage_get_map (self->stage);
  int cell;

  *hit = pentad_map_stage_find (self->stage, x / factor, y / factor, &cell);
  if (*hit == NULL || (*hit)->map == NULL)
    return PENTAD_NO_PLACE;
  return pentad_drill_target (get_divisions (self), map->place, cell);
}

static void
update_description (PentadMapPanel *self)
{
  int place = pentad_map_panel_get_current (self);
  g_autofree char *words =
      place != PENTAD_NO_PLACE
          ? pentad_map_words (pentad_map_stage_get_map (self->stage), self->data, place,
                              PENTAD_NO_PLACE, self->theme.language)
          : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL           ? words
                                  : self->summary != NULL ? self->summary
                                                          : "",
                                  -1);
}

static void
emit_activated (PentadMapPanel *self, const char *key, int place)
{
  g_autofree char *own = key != NULL ? g_strdup (key) : g_strdup_printf ("place:%d", place);

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, own, place);
}

/* The twin shows what this one shows; of the same size, it has nothing to answer. */
static void
lead_twin (PentadMapPanel *self)
{
  if (self->twin == NULL)
    return;
  pentad_map_glide_stop (&self->twin->glide, GTK_WIDGET (self->twin));
  pentad_map_stage_follow (self->twin->stage, self->stage);
}

static void
pinched_cb (PentadMapPanel *self, double factor, double x, double y)
{
  PentadRect area = pentad_map_stage_get_area (self->stage);
  double by = get_factor (self);

  pentad_map_glide_stop (&self->glide, GTK_WIDGET (self));
  pentad_map_stage_zoom (self->stage, factor, x / by - area.x, y / by - area.y);
  lead_twin (self);
}

static void
settled_cb (PentadMapPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
hovered_cb (PentadMapPanel *self, double x, double y)
{
  const PentadHit *hit;
  int place = find_target (self, x, y, &hit);

  pentad_map_stage_set_outline (self->stage, PENTAD_MAP_OUTLINE_HOVER, place);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), place != PENTAD_NO_PLACE ? "pointer" : NULL);
}

static void
left_cb (PentadMapPanel *self)
{
  pentad_map_stage_set_outline (self->stage, PENTAD_MAP_OUTLINE_HOVER, PENTAD_NO_PLACE);
}

static void
clicked_cb (PentadMapPanel *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pentad_map_panel_activate_at (self, x, y);
}

static void
row_activated_cb (PentadMapPanel *self, int place)
{
  emit_activated (self, NULL, place);
}

static gboolean
pentad_map_panel_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PentadMapPanel *self = PENTAD_MAP_PANEL (widget);
  g_autofree char *words = keyboard ? NULL : pentad_map_panel_describe_at (self, x, y);
  GdkRectangle area = { x - 4, y - 4, 24, 24 };

  if (words == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
pentad_map_panel_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
pentad_map_panel_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PentadMapPanel *self = PENTAD_MAP_PANEL (widget);
  PentadMapRoom room = get_room (self);

  pentad_map_stage_set_room (self->stage, &room);
  if (self->table != NULL)
    gtk_widget_size_allocate (self->table, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
pentad_map_panel_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PentadMapPanel *self = PENTAD_MAP_PANEL (widget);
  double factor = get_factor (self);
  PentadRect all = { 0, 0, gtk_widget_get_width (widget) / factor,
                     gtk_widget_get_height (widget) / factor };

  if (self->table != NULL)
    gtk_widget_snapshot_child (widget, self->table, snapshot);
  else
    pentad_map_stage_snapshot (self->stage, snapshot);
  if (gtk_widget_has_visible_focus (widget))
    pentad_frame_append (snapshot, &all, self->theme.radius, PENTAD_INK_ACCENT, &self->theme,
                         factor);
}

static void
pentad_map_panel_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GtkStateFlags focus = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE;

  if (((gtk_widget_get_state_flags (widget) ^ previous) & focus) != 0)
    gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (pentad_map_panel_parent_class)->state_flags_changed (widget, previous);
}

static void
pentad_map_panel_dispose (GObject *object)
{
  PentadMapPanel *self = PENTAD_MAP_PANEL (object);

  pentad_map_panel_set_twin (self, NULL);
  pentad_map_glide_stop (&self->glide, GTK_WIDGET (self));
  if (self->stage != NULL)
    g_signal_handlers_disconnect_by_data (self->stage, self);
  g_clear_object (&self->stage);
  g_clear_pointer (&self->table, gtk_widget_unparent);
  g_clear_pointer (&self->data, pentad_board_data_unref);
  g_clear_pointer (&self->summary, g_free);
  G_OBJECT_CLASS (pentad_map_panel_parent_class)->dispose (object);
}

static void
pentad_map_panel_class_init (PentadMapPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pentad_map_panel_dispose;
  widget_class->measure = pentad_map_panel_measure;
  widget_class->size_allocate = pentad_map_panel_size_allocate;
  widget_class->snapshot = pentad_map_panel_snapshot;
  widget_class->query_tooltip = pentad_map_panel_query_tooltip;
  widget_class->state_flags_changed = pentad_map_panel_state_flags_changed;

  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", PENTAD_TYPE_MAP_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PENTAD_TYPE_MAP_PANEL, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  pentad_map_keys_add (widget_class);
  gtk_widget_class_set_css_name (widget_class, "mappanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pentad_map_panel_init (PentadMapPanel *self)
{
  static const PentadMapGestureFuncs funcs = {
    .zoomed = (PentadMapZoomedFunc)pentad_map_panel_zoom_at,
    .pinched = (PentadMapZoomedFunc)pinched_cb,
    .panned = (PentadMapPointFunc)pentad_map_panel_pan,
    .hovered = (PentadMapPointFunc)hovered_cb,
    .clicked = (PentadMapPointFunc)clicked_cb,
    .left = (PentadMapLeftFunc)left_cb,
  };

  self->stage = pentad_map_stage_new ();
  g_signal_connect_swapped (self->stage, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (self->stage, "settled", G_CALLBACK (settled_cb), self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  pentad_map_gestures_add (GTK_WIDGET (self), &funcs);
}

GtkWidget *
pentad_map_panel_new (void)
{
  return g_object_new (PENTAD_TYPE_MAP_PANEL, NULL);
}

/* In a frame of its own: content may come while room is given out, when widgets must not change. */
static gboolean
update_table_cb (GtkWidget *table, GdkFrameClock *clock, gpointer user_data)
{
  PentadMapPanel *self = PENTAD_MAP_PANEL (gtk_widget_get_parent (table));

  pentad_map_table_set_map (PENTAD_MAP_TABLE (table), pentad_map_stage_get_map (self->stage),
                            self->theme.language);
  return G_SOURCE_REMOVE;
}

void
pentad_map_panel_set_content (PentadMapPanel *self,
                              PentadBoardMap *map,
                              PentadBoardData *data,
                              const PentadTheme *theme,
                              PentadText *text)
{
  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));
  g_return_if_fail (map != NULL && data != NULL);

  pentad_board_data_ref (data);
  g_clear_pointer (&self->data, pentad_board_data_unref);
  self->data = data;
  self->theme = *theme;
  PentadMapRoom room = get_room (self);
  const PentadMap *before = pentad_map_stage_get_map (self->stage);
  if (before != NULL && before->place != map->map.place)
    pentad_map_glide_stop (&self->glide, GTK_WIDGET (self));
  pentad_map_stage_set_content (self->stage, map, theme, text, &room);
  if (self->table != NULL)
    gtk_widget_add_tick_callback (self->table, update_table_cb, NULL, NULL);
  update_description (self);
}

void
pentad_map_panel_set_words (PentadMapPanel *self, const char *name, const char *summary)
{
  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
  g_free (self->summary);
  self->summary = g_strdup (summary);
  update_description (self);
}

void
pentad_map_panel_set_step (PentadMapPanel *self, int step)
{
  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));
  pentad_map_stage_set_step (self->stage, step);
}

void
pentad_map_panel_set_divider (PentadMapPanel *self, double share)
{
  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));
  pentad_map_stage_set_divider (self->stage, share);
}

void
pentad_map_panel_set_twin (PentadMapPanel *self, PentadMapPanel *twin)
{
  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));

  if (self->twin != NULL)
    self->twin->twin = NULL;
  self->twin = twin;
  if (twin != NULL)
    twin->twin = self;
}

void
pentad_map_panel_fit (PentadMapPanel *self)
{
  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));
  pentad_map_glide_stop (&self->glide, GTK_WIDGET (self));
  pentad_map_stage_fit (self->stage);
  lead_twin (self);
}

void
pentad_map_panel_zoom (PentadMapPanel *self, double factor)
{
  PentadRect area = pentad_map_stage_get_area (self->stage);

  pentad_map_glide_zoom (&self->glide, GTK_WIDGET (self), self->stage,
                         (PentadMapGlidedFunc)lead_twin, factor, area.width / 2, area.height / 2);
}

void
pentad_map_panel_zoom_at (PentadMapPanel *self, double factor, double x, double y)
{
  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));

  PentadRect area = pentad_map_stage_get_area (self->stage);
  double by = get_factor (self);
  pentad_map_glide_zoom (&self->glide, GTK_WIDGET (self), self->stage,
                         (PentadMapGlidedFunc)lead_twin, factor, x / by - area.x, y / by - area.y);
}

void
pentad_map_panel_pan (PentadMapPanel *self, double dx, double dy)
{
  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));

  double by = get_factor (self);
  pentad_map_glide_stop (&self->glide, GTK_WIDGET (self));
  pentad_map_stage_pan (self->stage, dx / by, dy / by);
  lead_twin (self);
}

gboolean
pentad_map_panel_activate_at (PentadMapPanel *self, double x, double y)
{
  const PentadHit *hit;
  int place;

  g_return_val_if_fail (PENTAD_IS_MAP_PANEL (self), FALSE);

  place = find_target (self, x, y, &hit);
  if (hit == NULL || (hit->map != NULL && place == PENTAD_NO_PLACE))
    return FALSE;
  if (hit->map != NULL)
    emit_activated (self, NULL, place);
  else
    emit_activated (self, hit->key, hit->place);
  return TRUE;
}

gboolean
pentad_map_panel_walk (PentadMapPanel *self, int dx, int dy)
{
  const PentadMap *map;
  int place;

  g_return_val_if_fail (PENTAD_IS_MAP_PANEL (self), FALSE);

  map = pentad_map_stage_get_map (self->stage);
  if (map == NULL)
    return FALSE;
  /* To the neighbour across a border first; from an island to what lies that way. */
  g_autoptr (GArray) choices = pentad_drill_choices (get_divisions (self), map->place);
  place =
      pentad_map_neighbour (map->geometry, pentad_map_panel_get_current (self), choices, dx, dy);
  if (place == PENTAD_NO_PLACE)
    place = pentad_drill_neighbour (get_divisions (self), map->place,
                                    pentad_map_panel_get_current (self), dx, dy);
  if (place == PENTAD_NO_PLACE)
    return FALSE;
  pentad_map_stage_set_outline (self->stage, PENTAD_MAP_OUTLINE_CHOSEN, place);
  update_description (self);
  return TRUE;
}

void
pentad_map_panel_set_table_shown (PentadMapPanel *self, gboolean shown)
{
  const PentadMap *map;

  g_return_if_fail (PENTAD_IS_MAP_PANEL (self));

  map = pentad_map_stage_get_map (self->stage);
  if (shown == (self->table != NULL) || (shown && map == NULL))
    return;
  if (!shown)
    {
      g_clear_pointer (&self->table, gtk_widget_unparent);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  else
    {
      self->table = pentad_map_table_new ();
      g_signal_connect_swapped (self->table, "activated", G_CALLBACK (row_activated_cb), self);
      pentad_map_table_set_map (PENTAD_MAP_TABLE (self->table), map, self->theme.language);
      gtk_widget_set_parent (self->table, GTK_WIDGET (self));
      gtk_widget_grab_focus (self->table);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
pentad_map_panel_get_table (PentadMapPanel *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PANEL (self), NULL);
  return self->table;
}

gboolean
pentad_map_panel_activate_current (PentadMapPanel *self)
{
  int place = pentad_map_panel_get_current (self);

  if (place == PENTAD_NO_PLACE)
    return FALSE;
  emit_activated (self, NULL, place);
  return TRUE;
}

char *
pentad_map_panel_describe_at (PentadMapPanel *self, double x, double y)
{
  double factor = get_factor (self);
  const PentadMap *map;
  const PentadHit *hit;
  int cell, target;

  g_return_val_if_fail (PENTAD_IS_MAP_PANEL (self), NULL);

  map = pentad_map_stage_get_map (self->stage);
  hit = pentad_map_stage_find (self->stage, x / factor, y / factor, &cell);
  if (hit == NULL)
    return NULL;
  if (hit->map == NULL)
    return g_strdup (hit->tooltip);
  if (cell == PENTAD_NO_PLACE)
    return NULL;
  target = pentad_drill_target (get_divisions (self), map->place, cell);
  return pentad_map_words (map, self->data, target, cell, self->theme.language);
}

const PentadMap *
pentad_map_panel_get_map (PentadMapPanel *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PANEL (self), NULL);
  return pentad_map_stage_get_map (self->stage);
}

const PentadMapView *
pentad_map_panel_get_view (PentadMapPanel *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PANEL (self), NULL);
  return pentad_map_stage_get_view (self->stage);
}

int
pentad_map_panel_get_current (PentadMapPanel *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PANEL (self), PENTAD_NO_PLACE);
  return pentad_map_stage_get_outline (self->stage, PENTAD_MAP_OUTLINE_CHOSEN);
}

gboolean
pentad_map_panel_is_gliding (PentadMapPanel *self)
{
  return self->glide.tick != 0;
}

gboolean
pentad_map_panel_is_settled (PentadMapPanel *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PANEL (self), FALSE);
  return pentad_map_stage_is_settled (self->stage);
}
