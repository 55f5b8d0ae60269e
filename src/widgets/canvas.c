/* A widget that shows one scene: the picture, its keyboard walk, its tooltips.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/canvas.h"

#include "model/division.h"
#include "widgets/frame.h"
#include "widgets/picture.h"

/* How long the change of a picture takes: seen, and below what is waited for. */
#define CHANGE_US 200000
G_STATIC_ASSERT (CHANGE_US < 250000); /* longer, and it would be waited for */

struct _PentadCanvas
{
  GtkWidget parent_instance;

  /* Owned. */
  PentadScene *scene;
  PentadPicture picture; /* the scene in widget pixels */
  char *summary;

  double factor; /* widget pixels per design pixel when the scene was set */
  int current;   /* hit under the keyboard; -1 none */

  /* The way from the picture before; nothing runs without one. */
  guint tick;
  gint64 changed_us; /* frame time of the first frame; 0: not yet */
  double progress;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadCanvas, pentad_canvas, GTK_TYPE_WIDGET)

static const PentadHit *
find_hit (PentadCanvas *self, double x, double y, int *place)
{
  *place = PENTAD_NO_PLACE;
  if (self->scene == NULL)
    return NULL;
  return pentad_scene_find (self->scene, x / self->factor, y / self->factor, place);
}

static GdkRectangle
hit_area (PentadCanvas *self, const PentadHit *hit)
{
  PentadRect box = hit->box;

  return (GdkRectangle){ (int)(box.x * self->factor), (int)(box.y * self->factor),
                         MAX (1, (int)(box.width * self->factor)),
                         MAX (1, (int)(box.height * self->factor)) };
}

/* What the keyboard stands on is said in place of the summary, since inner shapes of a drawn widget
 * cannot be accessible by themselves. */
static void
update_description (PentadCanvas *self)
{
  const PentadHit *hit = pentad_canvas_get_current (self);
  const char *words = hit != NULL && hit->tooltip != NULL ? hit->tooltip : self->summary;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

static int
find_key (PentadScene *scene, const char *key)
{
  guint n = scene != NULL ? pentad_scene_get_n_hits (scene) : 0;

  for (guint i = 0; key != NULL && i < n; i++)
    if (g_strcmp0 (pentad_scene_get_hit (scene, i)->key, key) == 0)
      return (int)i;
  return -1;
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return pentad_canvas_walk (PENTAD_CANVAS (widget), g_variant_get_int32 (args));
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return pentad_canvas_activate_current (PENTAD_CANVAS (widget));
}

static void
released_cb (PentadCanvas *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pentad_canvas_activate_at (self, x, y);
}

static void
motion_cb (PentadCanvas *self, double x, double y, GtkEventController *controller)
{
  int place;
  const PentadHit *hit = find_hit (self, x, y, &place);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   hit != NULL && place != PENTAD_NO_PLACE ? "pointer" : NULL);
}

static gboolean
pentad_canvas_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PentadCanvas *self = PENTAD_CANVAS (widget);
  int place;
  const PentadHit *hit =
      keyboard ? pentad_canvas_get_current (self) : find_hit (self, x, y, &place);

  if (hit == NULL || hit->tooltip == NULL)
    return FALSE;

  GdkRectangle area = hit_area (self, hit);
  gtk_tooltip_set_text (tooltip, hit->tooltip);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static gboolean
change_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PentadCanvas *self = PENTAD_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double part;

  if (self->changed_us == 0)
    self->changed_us = now;
  part = MIN ((double)(now - self->changed_us) / CHANGE_US, 1);
  self->progress = 1 - (1 - part) * (1 - part); /* quick at first */
  gtk_widget_queue_draw (widget);
  if (part < 1)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  pentad_picture_settle (&self->picture);
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
  return G_SOURCE_REMOVE;
}

/* Only where it can be seen and is wanted. What comes in place of "loading" comes at once. */
static void
begin_change (PentadCanvas *self, gboolean had_data)
{
  gboolean wanted = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &wanted,
                NULL);
  if (!wanted || !had_data || self->picture.before == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      pentad_picture_settle (&self->picture);
      return;
    }
  self->changed_us = 0;
  self->progress = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), change_cb, NULL, NULL);
}

static void
pentad_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PentadCanvas *self = PENTAD_CANVAS (widget);

  if (self->scene == NULL)
    return;

  const PentadTheme *theme = pentad_scene_get_theme (self->scene);
  const PentadHit *hit = pentad_canvas_get_current (self);
  pentad_picture_append_change (&self->picture, snapshot, self->tick != 0 ? self->progress : 1);
  if (!gtk_widget_has_visible_focus (widget))
    return;

  PentadRect all = { 0, 0, gtk_widget_get_width (widget) / self->factor,
                     gtk_widget_get_height (widget) / self->factor };
  pentad_frame_append (snapshot, &all, theme->radius, PENTAD_INK_ACCENT, theme, self->factor);
  if (hit != NULL)
    pentad_frame_append (snapshot, &hit->box, 4, PENTAD_INK_SELECTION, theme, self->factor);
}

static void
pentad_canvas_measure (GtkWidget *widget,
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
pentad_canvas_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GtkStateFlags focus = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE;

  if (((gtk_widget_get_state_flags (widget) ^ previous) & focus) != 0)
    gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (pentad_canvas_parent_class)->state_flags_changed (widget, previous);
}

static void
end_change (PentadCanvas *self)
{
  if (self->tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  pentad_picture_settle (&self->picture);
}

/* Nobody sees the rest of it, and no frame would come to end it. */
static void
pentad_canvas_unmap (GtkWidget *widget)
{
  end_change (PENTAD_CANVAS (widget));
  GTK_WIDGET_CLASS (pentad_canvas_parent_class)->unmap (widget);
}

static void
pentad_canvas_dispose (GObject *object)
{
  PentadCanvas *self = PENTAD_CANVAS (object);

  end_change (self);
  g_clear_pointer (&self->scene, pentad_scene_unref);
  pentad_picture_clear (&self->picture);
  g_clear_pointer (&self->summary, g_free);
  G_OBJECT_CLASS (pentad_canvas_parent_class)->dispose (object);
}

static void
add_walk_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    int step;
  } keys[] = {
    { GDK_KEY_Right, 1 },    { GDK_KEY_Down, 1 },    { GDK_KEY_Left, -1 },    { GDK_KEY_Up, -1 },
    { GDK_KEY_KP_Right, 1 }, { GDK_KEY_KP_Down, 1 }, { GDK_KEY_KP_Left, -1 }, { GDK_KEY_KP_Up, -1 },
  };
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                 GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (class, keys[i].key, 0, walk_cb, "i", keys[i].step);
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding (class, enter[i], 0, activate_cb, NULL);
}

static void
pentad_canvas_class_init (PentadCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pentad_canvas_dispose;
  widget_class->measure = pentad_canvas_measure;
  widget_class->snapshot = pentad_canvas_snapshot;
  widget_class->unmap = pentad_canvas_unmap;
  widget_class->query_tooltip = pentad_canvas_query_tooltip;
  widget_class->state_flags_changed = pentad_canvas_state_flags_changed;

  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", PENTAD_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PENTAD_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  add_walk_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pentad_canvas_init (PentadCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->factor = 1;
  self->current = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
pentad_canvas_new (void)
{
  return g_object_new (PENTAD_TYPE_CANVAS, NULL);
}

void
pentad_canvas_set_scene (PentadCanvas *self, PentadScene *scene, PentadText *text)
{
  const PentadHit *hit;
  gboolean had_data;

  g_return_if_fail (PENTAD_IS_CANVAS (self));
  g_return_if_fail (scene == NULL || text != NULL);

  if (self->scene == scene)
    return;

  had_data = self->scene != NULL && pentad_scene_get_state (self->scene) == NULL;
  hit = pentad_canvas_get_current (self);
  self->current = hit != NULL ? find_key (scene, hit->key) : -1;
  if (scene != NULL)
    pentad_scene_ref (scene);
  g_clear_pointer (&self->scene, pentad_scene_unref);
  self->scene = scene;
  if (scene != NULL)
    self->factor = pentad_frame_factor (GTK_WIDGET (self), pentad_scene_get_theme (scene));
  update_description (self);
  /* A poll mostly brings scenes that look as before; those cost no drawing. */
  if (!pentad_picture_set (&self->picture, scene, text, self->factor))
    return;
  begin_change (self, had_data);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
pentad_canvas_is_settled (PentadCanvas *self)
{
  g_return_val_if_fail (PENTAD_IS_CANVAS (self), TRUE);
  return self->tick == 0;
}

PentadScene *
pentad_canvas_get_scene (PentadCanvas *self)
{
  g_return_val_if_fail (PENTAD_IS_CANVAS (self), NULL);
  return self->scene;
}

void
pentad_canvas_set_words (PentadCanvas *self, const char *name, const char *summary)
{
  g_return_if_fail (PENTAD_IS_CANVAS (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
  g_free (self->summary);
  self->summary = g_strdup (summary);
  update_description (self);
}

const PentadHit *
pentad_canvas_get_current (PentadCanvas *self)
{
  g_return_val_if_fail (PENTAD_IS_CANVAS (self), NULL);

  if (self->scene == NULL || self->current < 0)
    return NULL;
  return pentad_scene_get_hit (self->scene, (guint)self->current);
}

gboolean
pentad_canvas_walk (PentadCanvas *self, int step)
{
  g_return_val_if_fail (PENTAD_IS_CANVAS (self), FALSE);

  int n = self->scene != NULL ? (int)pentad_scene_get_n_hits (self->scene) : 0;
  if (n == 0)
    return FALSE;

  /* The first step from nowhere reaches the first or the last hit. */
  if (self->current < 0)
    self->current = step > 0 ? -1 : 0;
  self->current = ((self->current + step) % n + n) % n;
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

gboolean
pentad_canvas_activate_current (PentadCanvas *self)
{
  const PentadHit *hit = pentad_canvas_get_current (self);

  if (hit == NULL)
    return FALSE;

  g_autofree char *key = g_strdup (hit->key);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, key, hit->place);
  return TRUE;
}

gboolean
pentad_canvas_activate_at (PentadCanvas *self, double x, double y)
{
  int place;

  g_return_val_if_fail (PENTAD_IS_CANVAS (self), FALSE);

  const PentadHit *hit = find_hit (self, x, y, &place);
  if (hit == NULL)
    return FALSE;

  g_autofree char *key = g_strdup (hit->key);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, key, place);
  return TRUE;
}
