/* One board on the screen: a widget for every panel, each where the board file puts it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/board-view.h"

#include "widgets/canvas.h"
#include "widgets/frame.h"
#include "widgets/map-frame.h"
#include "widgets/panel-tools.h"

#include <math.h>

/* What the tiles of maps may take together; those of a wall of 7680x2160 take some 25 MB. */
#define MAP_CACHE_BYTES (48u << 20)

/* Design pixels in the corner of a map that have the map's own buttons. */
#define MAP_TOOLS_HEIGHT 44

struct _PentadBoardView
{
  GtkWidget parent_instance;

  /* Content. */
  PentadBoardSpec *board;
  PentadBoardData *data; /* NULL: forgotten */
  PentadMapGeometry *geometry;
  PentadTheme theme;
  PentadConnection connection;
  char *error;

  /* Owned. */
  PentadText *text;
  PentadMapCache *cache;
  GPtrArray *panels;       /* GtkWidget of each panel of the board */
  PentadMapFrame *map;     /* one of them, or NULL */
  PentadPanelTools *tools; /* over the panels */
  GHashTable *choices; /* ids of a board and page → PentadMapChoice: what was chosen on its map */

  /* What was laid out last. */
  gboolean is_outdated;
  int width, height;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_SETTLED,
  SIGNAL_MAP_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadBoardView, pentad_board_view, GTK_TYPE_WIDGET)

static const PentadPanelSpec *
get_spec (PentadBoardView *self, guint panel)
{
  return g_ptr_array_index (self->board->panels, panel);
}

static void
panel_activated_cb (PentadBoardView *self, const char *key, int place)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, key, place);
}

static void
settled_cb (PentadBoardView *self)
{
  if (pentad_board_view_is_settled (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void fill_panel (PentadBoardView *self, guint panel, const PentadBoardStyle *style);
static void focus_cb (PentadBoardView *self, GtkEventController *controller);
static PentadBoardStyle make_style (PentadBoardView *self);

static void
map_chosen_cb (PentadBoardView *self)
{
  PentadBoardStyle style = make_style (self);
  int map = pentad_board_find_map (self->board);

  /* Without data, or before there is room, it is filled with all others. */
  if (self->data != NULL && !self->is_outdated && map >= 0)
    fill_panel (self, (guint)map, &style);
  g_signal_emit (self, signals[SIGNAL_MAP_CHOSEN], 0);
}

static void
remove_panels (PentadBoardView *self)
{
  pentad_panel_tools_hide_table (self->tools);
  pentad_panel_tools_set_panel (self->tools, -1, NULL);
  for (guint i = 0; i < self->panels->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->panels, i));
  g_ptr_array_set_size (self->panels, 0);
  self->map = NULL;
}

static void
add_panels (PentadBoardView *self)
{
  int map = self->geometry != NULL ? pentad_board_find_map (self->board) : -1;

  for (guint i = 0; i < self->board->panels->len; i++)
    {
      GtkWidget *panel = (int)i == map ? pentad_map_frame_new () : pentad_canvas_new ();

      gtk_widget_insert_before (panel, GTK_WIDGET (self), GTK_WIDGET (self->tools));
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
      gtk_widget_add_controller (panel, focus);
      g_signal_connect_swapped (panel, "activated", G_CALLBACK (panel_activated_cb), self);
      g_ptr_array_add (self->panels, panel);
      if ((int)i != map)
        {
          g_signal_connect_swapped (panel, "settled", G_CALLBACK (settled_cb), self);
          continue;
        }
      self->map = PENTAD_MAP_FRAME (panel);
      g_signal_connect_swapped (panel, "settled", G_CALLBACK (settled_cb), self);
      g_signal_connect_swapped (panel, "chosen", G_CALLBACK (map_chosen_cb), self);
    }
}

/* Whole widget pixels, so that every picture lies on pixels. */
static GdkRectangle
panel_box (PentadBoardView *self, guint panel)
{
  double factor = pentad_frame_factor (GTK_WIDGET (self), &self->theme);
  double margin = self->theme.margin; /* below the banner, as on a drawn page */
  PentadRect area = pentad_rect (margin, 0, MAX (0, self->width / factor - 2 * margin),
                                 MAX (0, self->height / factor - margin + 2));
  PentadRect box = pentad_board_panel_rect (self->board, panel, area, &self->theme);
  int x = (int)round (box.x * factor), y = (int)round (box.y * factor);

  return (GdkRectangle){ x, y, MAX (1, (int)round ((box.x + box.width) * factor) - x),
                         MAX (1, (int)round ((box.y + box.height) * factor) - y) };
}

/* The panel with the focus, or the one whose table has it; -1 none. */
static int
find_focus (PentadBoardView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint panel;

  if (focus == GTK_WIDGET (self->tools))
    return pentad_panel_tools_get_table_panel (self->tools);
  return focus != NULL && g_ptr_array_find (self->panels, focus, &panel) ? (int)panel : -1;
}

static void
point_tools_at (PentadBoardView *self, int panel)
{
  GdkRectangle box = { 0 };

  if (panel >= 0)
    box = panel_box (self, (guint)panel);
  if (panel >= 0 && PENTAD_IS_MAP_FRAME (self->panels->pdata[panel]))
    box.y += (int)(MAP_TOOLS_HEIGHT * pentad_frame_factor (GTK_WIDGET (self), &self->theme));
  pentad_panel_tools_set_panel (self->tools, panel, &box);
}

/* What the keyboard is in goes before what the pointer is over. */
static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PentadBoardView *self = PENTAD_BOARD_VIEW (widget);
  int focus = find_focus (self);

  if (focus >= 0 && pentad_panel_tools_get_panel (self->tools) != focus)
    point_tools_at (self, focus);
  for (int act = 0; act < PENTAD_N_PANEL_ACTS; act++)
    if (g_str_equal (name, pentad_panel_act_names[act]))
      pentad_panel_tools_act (self->tools, (PentadPanelAct)act);
}

/* Escape leaves the table, and nothing else. */
static gboolean
leave_table_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PentadBoardView *self = PENTAD_BOARD_VIEW (widget);
  int panel = pentad_panel_tools_get_table_panel (self->tools);

  if (panel < 0)
    return FALSE;
  pentad_panel_tools_hide_table (self->tools);
  gtk_widget_grab_focus (g_ptr_array_index (self->panels, panel));
  return TRUE;
}

static int
panel_at (PentadBoardView *self, double x, double y)
{
  for (guint i = 0; i < self->panels->len; i++)
    {
      GdkRectangle box = panel_box (self, i);

      if (gdk_rectangle_contains_point (&box, (int)x, (int)y))
        return (int)i;
    }
  return -1;
}

static void
motion_cb (PentadBoardView *self, double x, double y, GtkEventController *controller)
{
  if (panel_at (self, x, y) >= 0)
    point_tools_at (self, panel_at (self, x, y));
}

/* Only where keys are used: on a wall nobody points, and nothing lies over a panel. */
static void
focus_cb (PentadBoardView *self, GtkEventController *controller)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  guint panel;

  if (GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)) &&
      g_ptr_array_find (self->panels, gtk_event_controller_get_widget (controller), &panel))
    point_tools_at (self, (int)panel);
}

static void
leave_cb (PentadBoardView *self, GtkEventController *controller)
{
  point_tools_at (self, find_focus (self));
}

static void
secondary_cb (PentadBoardView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  int panel = panel_at (self, x, y);

  if (panel < 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  point_tools_at (self, panel);
  pentad_panel_tools_act (self->tools, PENTAD_PANEL_MENU);
}

static PentadMapChoice *
get_choice (PentadBoardView *self)
{
  g_autofree char *key = g_strconcat (self->board->id, "/", self->board->page, NULL);
  PentadMapChoice *choice = g_hash_table_lookup (self->choices, key);

  if (choice == NULL)
    {
      choice = pentad_map_choice_new ();
      g_hash_table_insert (self->choices, g_steal_pointer (&key), choice);
    }
  return choice;
}

static void
fill_panel (PentadBoardView *self, guint i, const PentadBoardStyle *style)
{
  const PentadPanelSpec *spec = get_spec (self, i);
  GtkWidget *panel = g_ptr_array_index (self->panels, i);
  const char *name = pentad_board_panel_title (self->data, spec, self->theme.language);
  if (PENTAD_IS_MAP_FRAME (panel))
    {
      pentad_map_frame_set_content (PENTAD_MAP_FRAME (panel), self->data, spec, style,
                                    get_choice (self));
      return;
    }

  double factor = pentad_frame_factor (panel, &self->theme);
  GdkRectangle box = panel_box (self, i);
  g_autoptr (PentadScene) scene =
      pentad_board_panel_scene (self->data, spec, style, box.width / factor, box.height / factor);
  g_autofree char *summary =
      pentad_board_panel_summary (self->data, spec, scene, self->theme.language);
  pentad_canvas_set_scene (PENTAD_CANVAS (panel), scene, self->text);
  pentad_canvas_set_words (PENTAD_CANVAS (panel), name, summary);
}

static PentadBoardStyle
make_style (PentadBoardView *self)
{
  return (PentadBoardStyle){
    .theme = &self->theme,
    .text = self->text,
    .geometry = self->geometry,
    .cache = self->cache,
    .connection = self->connection,
    .error = self->error,
  };
}

/* What a panel shows, for a file, the clipboard or a table; nothing while the city changes. */
static PentadPanelContent
get_content_cb (gpointer owner, int panel)
{
  PentadBoardView *self = owner;
  PentadPanelContent content = { 0 };

  if (self->data == NULL || panel < 0 || panel >= (int)self->panels->len)
    return content;

  const PentadPanelSpec *spec = get_spec (self, (guint)panel);
  GtkWidget *widget = g_ptr_array_index (self->panels, (guint)panel);
  PentadScene *scene =
      PENTAD_IS_CANVAS (widget) ? pentad_canvas_get_scene (PENTAD_CANVAS (widget)) : NULL;

  if (scene != NULL)
    content.scene = pentad_scene_ref (scene);
  else
    {
      PentadBoardStyle style = make_style (self);
      double factor = pentad_frame_factor (widget, &self->theme);
      GdkRectangle box = panel_box (self, (guint)panel);

      style.choice = get_choice (self);
      content.scene = pentad_board_panel_scene (self->data, spec, &style, box.width / factor,
                                                box.height / factor);
    }
  content.title = g_strdup (pentad_board_panel_title (self->data, spec, self->theme.language));
  /* A map is called by what it shows. */
  if (content.title[0] == '\0' && pentad_scene_get_n_tables (content.scene) > 0)
    {
      g_free (content.title);
      content.title =
          g_strdup (pentad_data_table_get_heading (pentad_scene_get_table (content.scene, 0), 1));
    }
  content.created = self->data->query.time;
  return content;
}

static void
place_panel (PentadBoardView *self, guint panel)
{
  GdkRectangle box = panel_box (self, panel);

  gtk_widget_size_allocate (g_ptr_array_index (self->panels, panel), &box, -1);
}

/* The map first: a worker draws it while the others are filled. */
static void
fill_panels (PentadBoardView *self)
{
  PentadBoardStyle style = make_style (self);
  int map = self->map != NULL ? pentad_board_find_map (self->board) : -1;

  if (map >= 0)
    {
      fill_panel (self, (guint)map, &style);
      place_panel (self, (guint)map);
    }
  for (guint i = 0; i < self->panels->len; i++)
    if ((int)i != map)
      fill_panel (self, i, &style);
  self->is_outdated = FALSE;
}

/* The table goes where its panel goes, and shows what it shows. In a frame of its own: widgets must
 * not change in the middle of giving out room. */
static gboolean
update_table_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PentadBoardView *self = PENTAD_BOARD_VIEW (widget);
  int panel = pentad_panel_tools_get_table_panel (self->tools);

  if (panel < 0 || panel >= (int)self->panels->len)
    return G_SOURCE_REMOVE;
  GdkRectangle box = panel_box (self, (guint)panel);
  pentad_panel_tools_update_table (self->tools, &box);
  return G_SOURCE_REMOVE;
}

static void
pentad_board_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PentadBoardView *self = PENTAD_BOARD_VIEW (widget);

  if (width != self->width || height != self->height)
    self->is_outdated = TRUE;
  self->width = width;
  self->height = height;
  gtk_widget_size_allocate (GTK_WIDGET (self->tools), &(GdkRectangle){ 0, 0, width, height }, -1);
  if (self->board == NULL)
    return;
  /* Before the panels get their places: a map that has new content is laid out once, not twice. */
  gboolean was_outdated = self->is_outdated;
  if (self->is_outdated && self->data != NULL && width > 1 && height > 1)
    fill_panels (self);
  for (guint i = 0; i < self->panels->len; i++)
    place_panel (self, i);
  if (was_outdated && pentad_panel_tools_get_table_panel (self->tools) >= 0)
    gtk_widget_add_tick_callback (widget, update_table_cb, NULL, NULL);
  if (was_outdated && pentad_board_view_is_settled (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
pentad_board_view_measure (GtkWidget *widget,
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
pentad_board_view_dispose (GObject *object)
{
  PentadBoardView *self = PENTAD_BOARD_VIEW (object);

  if (self->tools != NULL)
    remove_panels (self);
  g_clear_pointer ((GtkWidget **)&self->tools, gtk_widget_unparent);
  pentad_board_view_forget_data (self);
  g_clear_pointer (&self->board, pentad_board_spec_unref);
  g_clear_pointer (&self->geometry, pentad_map_geometry_unref);
  G_OBJECT_CLASS (pentad_board_view_parent_class)->dispose (object);
}

static void
pentad_board_view_finalize (GObject *object)
{
  PentadBoardView *self = PENTAD_BOARD_VIEW (object);

  g_ptr_array_unref (self->panels);
  g_hash_table_unref (self->choices);
  pentad_text_free (self->text);
  pentad_map_cache_unref (self->cache);
  g_free (self->error);
  G_OBJECT_CLASS (pentad_board_view_parent_class)->finalize (object);
}

static void
pentad_board_view_class_init (PentadBoardViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pentad_board_view_dispose;
  object_class->finalize = pentad_board_view_finalize;
  widget_class->measure = pentad_board_view_measure;
  widget_class->size_allocate = pentad_board_view_size_allocate;

  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", PENTAD_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PENTAD_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[SIGNAL_MAP_CHOSEN] = g_signal_new (
      "map-chosen", PENTAD_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  for (int act = 0; act < PENTAD_N_PANEL_ACTS; act++)
    gtk_widget_class_install_action (widget_class, pentad_panel_act_names[act], NULL, act_cb);
  pentad_panel_tools_class_add_keys (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_table_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "boardview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controllers (PentadBoardView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
pentad_board_view_init (PentadBoardView *self)
{
  self->text = pentad_text_new (NULL);
  self->cache = pentad_map_cache_new (MAP_CACHE_BYTES);
  pentad_map_cache_use_threads (self->cache);
  self->panels = g_ptr_array_new ();
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify)pentad_map_choice_free);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->tools = PENTAD_PANEL_TOOLS (pentad_panel_tools_new (get_content_cb, self));
  gtk_widget_set_parent (GTK_WIDGET (self->tools), GTK_WIDGET (self));
  add_controllers (self);
}

PentadPanelTools *
pentad_board_view_get_tools (PentadBoardView *self)
{
  g_return_val_if_fail (PENTAD_IS_BOARD_VIEW (self), NULL);
  return self->tools;
}

GtkWidget *
pentad_board_view_new (void)
{
  return g_object_new (PENTAD_TYPE_BOARD_VIEW, NULL);
}

void
pentad_board_view_set_content (PentadBoardView *self, const PentadBoardContent *content)
{
  gboolean had_map, has_map;

  g_return_if_fail (PENTAD_IS_BOARD_VIEW (self));
  g_return_if_fail (content->board != NULL && content->data != NULL && content->theme != NULL);

  had_map = self->geometry != NULL;
  has_map = content->geometry != NULL;
  pentad_board_data_ref (content->data);
  g_clear_pointer (&self->data, pentad_board_data_unref);
  self->data = content->data;
  if (content->geometry != NULL)
    pentad_map_geometry_ref (content->geometry);
  g_clear_pointer (&self->geometry, pentad_map_geometry_unref);
  self->geometry = content->geometry;
  self->theme = *content->theme;
  self->connection = content->connection;
  g_free (self->error);
  self->error = g_strdup (content->error);

  if (self->board != content->board || had_map != has_map)
    {
      remove_panels (self);
      pentad_board_spec_ref (content->board);
      g_clear_pointer (&self->board, pentad_board_spec_unref);
      self->board = content->board;
      add_panels (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      pentad_label_get (&self->board->label, self->theme.language),
                                      -1);
    }
  self->is_outdated = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
pentad_board_view_forget_data (PentadBoardView *self)
{
  g_return_if_fail (PENTAD_IS_BOARD_VIEW (self));
  g_clear_pointer (&self->data, pentad_board_data_unref);
}

PentadMapPanel *
pentad_board_view_get_map (PentadBoardView *self)
{
  g_return_val_if_fail (PENTAD_IS_BOARD_VIEW (self), NULL);
  return self->map != NULL ? pentad_map_frame_get_map (self->map) : NULL;
}

gint32
pentad_board_view_get_first_case_day (PentadBoardView *self)
{
  int map;

  g_return_val_if_fail (PENTAD_IS_BOARD_VIEW (self), G_MAXINT32);

  map = self->map != NULL ? pentad_board_find_map (self->board) : -1;
  if (map < 0 || self->data == NULL)
    return G_MAXINT32;
  return pentad_board_map_first_day (get_spec (self, (guint)map), get_choice (self),
                                     &self->data->query.period);
}

void
pentad_board_view_act_on_map (PentadBoardView *self, PentadMapAct act)
{
  g_return_if_fail (PENTAD_IS_BOARD_VIEW (self));

  if (self->map != NULL)
    act (self->map);
}

gboolean
pentad_board_view_is_settled (PentadBoardView *self)
{
  g_return_val_if_fail (PENTAD_IS_BOARD_VIEW (self), FALSE);

  for (guint i = 0; i < self->panels->len; i++)
    if (PENTAD_IS_CANVAS (self->panels->pdata[i]) &&
        !pentad_canvas_is_settled (self->panels->pdata[i]))
      return FALSE;
  return self->board != NULL && !self->is_outdated &&
         (self->map == NULL || pentad_map_frame_is_settled (self->map));
}
