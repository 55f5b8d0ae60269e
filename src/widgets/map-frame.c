/* A live map with its tools: layers, two periods side by side or by swipe, playback.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-frame.h"

#include <math.h>

#include "board/map-rows.h"
#include "widgets/frame.h"
#include "widgets/map-divider.h"
#include "widgets/map-player.h"
#include "widgets/map-tools.h"

/* In design pixels: of the tools from the edges, of the player from the bottom (above the notes),
 * of what can be grabbed about the divider, between two maps. */
#define TOOLS_MARGIN  12
#define PLAYER_BOTTOM 52
#define PLAYER_WIDTH  520
#define GRAB_WIDTH    24
#define PAIR_GAP      8

struct _PentadMapFrame
{
  GtkWidget parent_instance;

  PentadMapChoice *choice; /* borrowed; NULL before the first content */
  PentadTheme theme;

  /* Children. */
  GtkWidget *map;
  GtkWidget *earlier; /* left of it; NULL: one map */
  GtkWidget *tools;
  GtkWidget *player;
  GtkWidget *divider;

  /* For the tools, until they have it. */
  guint update;     /* idle source; 0 none */
  GPtrArray *items; /* PentadMapLayerItem */
  char **labels;    /* of the playback; NULL none */
  char *periods[2];
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_SETTLED,
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadMapFrame, pentad_map_frame, GTK_TYPE_WIDGET)

static void
activated_cb (PentadMapFrame *self, const char *key, int place)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, key, place);
}

static void
settled_cb (PentadMapFrame *self)
{
  if (pentad_map_frame_is_settled (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static GtkWidget *
new_map (PentadMapFrame *self)
{
  GtkWidget *map = pentad_map_panel_new ();

  g_signal_connect_swapped (map, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (map, "settled", G_CALLBACK (settled_cb), self);
  /* Below the tools. */
  gtk_widget_insert_after (map, GTK_WIDGET (self), NULL);
  return map;
}

static void
layer_chosen_cb (PentadMapFrame *self, const char *id, gboolean shown)
{
  if (self->choice == NULL)
    return;
  pentad_map_layers_choose (pentad_map_tools_get_items (PENTAD_MAP_TOOLS (self->tools)),
                            self->choice, id, shown);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
compare_chosen_cb (PentadMapFrame *self, int compare)
{
  if (self->choice == NULL)
    return;
  self->choice->compare = (PentadMapCompare)compare;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
stepped_cb (PentadMapFrame *self, int step)
{
  pentad_map_panel_set_step (PENTAD_MAP_PANEL (self->map), step);
}

static void
update_divider (PentadMapFrame *self)
{
  gboolean shown = self->choice != NULL && self->choice->compare == PENTAD_MAP_SWIPE;

  gtk_widget_set_visible (self->divider, shown);
  if (shown)
    pentad_map_divider_set (PENTAD_MAP_DIVIDER (self->divider), self->choice->divider,
                            self->periods[0], self->periods[1]);
}

static void
divider_moved_cb (PentadMapFrame *self, double share)
{
  if (self->choice == NULL)
    return;
  self->choice->divider = share;
  pentad_map_panel_set_divider (PENTAD_MAP_PANEL (self->map), share);
  update_divider (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
layers_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  pentad_map_frame_open_layers (PENTAD_MAP_FRAME (widget));
  return TRUE;
}

static gboolean
compare_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  pentad_map_frame_next_compare (PENTAD_MAP_FRAME (widget));
  return TRUE;
}

static gboolean
play_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return pentad_map_frame_toggle_playing (PENTAD_MAP_FRAME (widget));
}

static void
allocate_at (GtkWidget *child, int x, int y, int width, int height)
{
  int least_width, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      child, &(GtkAllocation){ x, y, MAX (width, least_width), MAX (height, least_height) }, -1);
}

static void
allocate_maps (PentadMapFrame *self, int width, int height, double factor)
{
  int gap = (int)(PAIR_GAP * factor);
  int half = (width - gap) / 2;

  if (self->earlier == NULL)
    {
      allocate_at (self->map, 0, 0, width, height);
      return;
    }
  allocate_at (self->earlier, 0, 0, half, height);
  allocate_at (self->map, width - half, 0, half, height);
}

static void
pentad_map_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PentadMapFrame *self = PENTAD_MAP_FRAME (widget);
  double factor = self->theme.scale > 0 ? pentad_frame_factor (widget, &self->theme) : 1;
  int margin = (int)(TOOLS_MARGIN * factor), natural, natural_height;

  allocate_maps (self, width, height, factor);
  gtk_widget_measure (self->tools, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_measure (self->tools, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural_height, NULL, NULL);
  allocate_at (self->tools, MAX (0, width - natural - margin), margin, natural, natural_height);
  if (gtk_widget_should_layout (self->player))
    {
      int bar = MIN ((int)(PLAYER_WIDTH * factor), width - 2 * margin);

      gtk_widget_measure (self->player, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      allocate_at (self->player, (width - bar) / 2,
                   MAX (0, height - natural - (int)(PLAYER_BOTTOM * factor)), bar, natural);
    }
  if (gtk_widget_should_layout (self->divider))
    {
      int grab = (int)ceil (GRAB_WIDTH * factor);

      allocate_at (self->divider, (int)round (self->choice->divider * width) - grab / 2, 0, grab,
                   height);
    }
}

static void
pentad_map_frame_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = 0;
}

static gboolean
pentad_map_frame_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PENTAD_MAP_FRAME (widget)->map);
}

/* Tab goes from the map to its tools and its player. Left to itself GTK goes by where they stand,
 * and what lies over the map is then passed by. */
static gboolean
pentad_map_frame_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PentadMapFrame *self = PENTAD_MAP_FRAME (widget);
  GtkWidget *order[] = { self->earlier, self->map, self->divider, self->tools, self->player };
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD;

  if (!is_back && direction != GTK_DIR_TAB_FORWARD)
    return GTK_WIDGET_CLASS (pentad_map_frame_parent_class)->focus (widget, direction);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *child = order[is_back ? G_N_ELEMENTS (order) - 1 - i : i];

      if (child == NULL || (current != NULL && child != current))
        continue;
      current = NULL;
      if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
        return TRUE;
    }
  return FALSE;
}

static void
pentad_map_frame_dispose (GObject *object)
{
  PentadMapFrame *self = PENTAD_MAP_FRAME (object);
  GtkWidget *child;

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_strfreev);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->map = self->earlier = NULL;
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&self->periods[i], g_free);
  G_OBJECT_CLASS (pentad_map_frame_parent_class)->dispose (object);
}

static void
pentad_map_frame_class_init (PentadMapFrameClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pentad_map_frame_dispose;
  widget_class->measure = pentad_map_frame_measure;
  widget_class->size_allocate = pentad_map_frame_size_allocate;
  widget_class->focus = pentad_map_frame_focus;
  widget_class->grab_focus = pentad_map_frame_grab_focus;
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", PENTAD_TYPE_MAP_FRAME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PENTAD_TYPE_MAP_FRAME, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", PENTAD_TYPE_MAP_FRAME, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, 0, layers_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, 0, compare_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, play_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "mapframe");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_child (PentadMapFrame *self, GtkWidget *child, const char *signal, GCallback callback)
{
  g_signal_connect_swapped (child, signal, callback, self);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return child;
}

static void
pentad_map_frame_init (PentadMapFrame *self)
{
  self->map = new_map (self);
  self->divider =
      add_child (self, pentad_map_divider_new (), "moved", G_CALLBACK (divider_moved_cb));
  self->player = add_child (self, pentad_map_player_new (), "stepped", G_CALLBACK (stepped_cb));
  self->tools =
      add_child (self, pentad_map_tools_new (), "layer-chosen", G_CALLBACK (layer_chosen_cb));
  g_signal_connect_swapped (self->tools, "compare-chosen", G_CALLBACK (compare_chosen_cb), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map",
                                  pentad_map_tools_get_actions (PENTAD_MAP_TOOLS (self->tools)));
  gtk_widget_set_visible (self->divider, FALSE);
  gtk_widget_set_visible (self->player, FALSE);
}

GtkWidget *
pentad_map_frame_new (void)
{
  return g_object_new (PENTAD_TYPE_MAP_FRAME, NULL);
}

static void
fill (PentadMapFrame *self,
      GtkWidget *panel,
      PentadBoardMap *map,
      PentadBoardData *data,
      const PentadBoardStyle *style)
{
  g_autofree char *summary = pentad_map_summary (&map->map, style->theme->language);
  g_autofree char *name = self->earlier != NULL ? g_strdup_printf ("%s, %s", map->title, map->as_of)
                                                : g_strdup (map->title);

  pentad_map_panel_set_words (PENTAD_MAP_PANEL (panel), name, summary);
  pentad_map_panel_set_content (PENTAD_MAP_PANEL (panel), map, data, style->theme, style->text);
}

static void
set_paired (PentadMapFrame *self, gboolean paired)
{
  if (paired == (self->earlier != NULL))
    return;
  pentad_map_panel_set_twin (PENTAD_MAP_PANEL (self->map), NULL);
  if (!paired)
    {
      g_clear_pointer (&self->earlier, gtk_widget_unparent);
      return;
    }
  self->earlier = new_map (self);
  pentad_map_panel_set_twin (PENTAD_MAP_PANEL (self->map), PENTAD_MAP_PANEL (self->earlier));
  pentad_map_panel_fit (PENTAD_MAP_PANEL (self->map));
}

static void
update_player (PentadMapFrame *self)
{
  int n = self->labels != NULL ? (int)g_strv_length (self->labels) : 0;

  if (n > 0)
    pentad_map_player_set_steps (PENTAD_MAP_PLAYER (self->player),
                                 (const char *const *)self->labels, n);
  gtk_widget_set_visible (self->player, n > 0);
}

/* The tools follow the content a moment later: it may come while room is given out, when widgets
 * must neither come nor go nor change their size. */
static gboolean
update_cb (gpointer data)
{
  PentadMapFrame *self = data;
  gboolean paired = self->choice->compare == PENTAD_MAP_PAIR;

  self->update = 0;
  pentad_map_tools_set_content (PENTAD_MAP_TOOLS (self->tools), g_steal_pointer (&self->items),
                                self->choice->compare);
  update_player (self);
  update_divider (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (paired != (self->earlier != NULL))
    {
      set_paired (self, paired);
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
    }
  else
    settled_cb (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (PentadMapFrame *self, GPtrArray *items, const PentadBoardMap *map)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  g_clear_pointer (&self->labels, g_strfreev);
  if (map->density != NULL)
    self->labels = g_strdupv (map->density->labels);
  for (int i = 0; i < 2; i++)
    {
      g_free (self->periods[i]);
      self->periods[i] = g_strdup (map->periods[i]);
    }
  if (self->update == 0)
    self->update = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

void
pentad_map_frame_set_content (PentadMapFrame *self,
                              PentadBoardData *data,
                              const PentadPanelSpec *spec,
                              const PentadBoardStyle *style,
                              PentadMapChoice *choice)
{
  PentadBoardStyle own = *style;
  PentadBoardMap *map;

  g_return_if_fail (PENTAD_IS_MAP_FRAME (self));

  self->choice = choice;
  self->theme = *style->theme;
  own.choice = choice;
  map = pentad_board_map_new (data, spec, &own);
  pentad_board_map_set_step (map, pentad_map_player_get_step (PENTAD_MAP_PLAYER (self->player)));
  queue_update (self, pentad_map_layers_new (data, spec, choice, style->theme->language), map);
  fill (self, self->map, map, data, style);
  if (self->earlier != NULL && choice->compare == PENTAD_MAP_PAIR)
    {
      own.earlier = TRUE;
      fill (self, self->earlier, pentad_board_map_new (data, spec, &own), data, style);
    }
}

PentadMapPanel *
pentad_map_frame_get_map (PentadMapFrame *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_FRAME (self), NULL);
  return PENTAD_MAP_PANEL (self->map);
}

PentadMapPanel *
pentad_map_frame_get_earlier (PentadMapFrame *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_FRAME (self), NULL);
  return self->earlier != NULL ? PENTAD_MAP_PANEL (self->earlier) : NULL;
}

gboolean
pentad_map_frame_is_settled (PentadMapFrame *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_FRAME (self), FALSE);
  return self->update == 0 && pentad_map_panel_is_settled (PENTAD_MAP_PANEL (self->map)) &&
         (self->earlier == NULL || pentad_map_panel_is_settled (PENTAD_MAP_PANEL (self->earlier)));
}

void
pentad_map_frame_open_layers (PentadMapFrame *self)
{
  g_return_if_fail (PENTAD_IS_MAP_FRAME (self));
  pentad_map_tools_open_layers (PENTAD_MAP_TOOLS (self->tools));
}

void
pentad_map_frame_next_compare (PentadMapFrame *self)
{
  g_return_if_fail (PENTAD_IS_MAP_FRAME (self));
  pentad_map_tools_next_compare (PENTAD_MAP_TOOLS (self->tools));
}

gboolean
pentad_map_frame_toggle_playing (PentadMapFrame *self)
{
  PentadMapPlayer *player;

  g_return_val_if_fail (PENTAD_IS_MAP_FRAME (self), FALSE);

  player = PENTAD_MAP_PLAYER (self->player);
  if (!gtk_widget_get_visible (self->player))
    return FALSE;
  pentad_map_player_set_playing (player, !pentad_map_player_is_playing (player));
  return TRUE;
}
