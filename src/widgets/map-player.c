/* The playback of a map's density: steps of hours or days, forth by itself or by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-player.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Long enough to see what has changed, and for the map to be drawn. */
#define STEP_MS 800

struct _PentadMapPlayer
{
  GtkWidget parent_instance;

  char **labels;
  int n_steps;
  guint timer; /* 0: not playing */
  gboolean is_setting;

  /* From the template. */
  GtkWidget *back;
  GtkWidget *play;
  GtkWidget *on;
  GtkWidget *scale;
  GtkAdjustment *adjustment;
  GtkWidget *label;
};

enum
{
  SIGNAL_STEPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadMapPlayer, pentad_map_player, GTK_TYPE_WIDGET)

static void
update (PentadMapPlayer *self)
{
  int step = pentad_map_player_get_step (self);
  const char *text = step >= 0 && step < self->n_steps ? self->labels[step] : _ ("Whole period");
  gboolean playing = self->timer != 0;
  const char *action = playing ? _ ("Pause (P)") : _ ("Play (P)");

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_button_set_icon_name (GTK_BUTTON (self->play), playing ? "media-playback-pause-symbolic"
                                                             : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  action, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
  gtk_widget_set_sensitive (self->back, step >= 0);
  gtk_widget_set_sensitive (self->on, step + 1 < self->n_steps);
}

static void
stop (PentadMapPlayer *self)
{
  if (self->timer != 0)
    g_source_remove (self->timer);
  self->timer = 0;
}

static gboolean
tick_cb (gpointer data)
{
  PentadMapPlayer *self = data;
  int step = pentad_map_player_get_step (self);

  if (step + 2 >= self->n_steps)
    self->timer = 0;
  pentad_map_player_set_step (self, step + 1);
  return self->timer != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
chosen_cb (PentadMapPlayer *self)
{
  update (self);
  if (!self->is_setting)
    g_signal_emit (self, signals[SIGNAL_STEPPED], 0, pentad_map_player_get_step (self));
}

static void
back_cb (PentadMapPlayer *self)
{
  pentad_map_player_set_playing (self, FALSE);
  pentad_map_player_set_step (self, pentad_map_player_get_step (self) - 1);
}

static void
on_cb (PentadMapPlayer *self)
{
  pentad_map_player_set_playing (self, FALSE);
  pentad_map_player_set_step (self, pentad_map_player_get_step (self) + 1);
}

static void
play_cb (PentadMapPlayer *self)
{
  pentad_map_player_set_playing (self, self->timer == 0);
}

static void
pentad_map_player_unmap (GtkWidget *widget)
{
  pentad_map_player_set_playing (PENTAD_MAP_PLAYER (widget), FALSE);
  GTK_WIDGET_CLASS (pentad_map_player_parent_class)->unmap (widget);
}

static void
pentad_map_player_dispose (GObject *object)
{
  PentadMapPlayer *self = PENTAD_MAP_PLAYER (object);
  GtkWidget *child;

  stop (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->labels, g_strfreev);
  G_OBJECT_CLASS (pentad_map_player_parent_class)->dispose (object);
}

static void
pentad_map_player_class_init (PentadMapPlayerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_map_player_dispose;
  widget_class->unmap = pentad_map_player_unmap;
  signals[SIGNAL_STEPPED] = g_signal_new ("stepped", PENTAD_TYPE_MAP_PLAYER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadMapPlayer.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadMapPlayer, back);
  gtk_widget_class_bind_template_child (widget_class, PentadMapPlayer, play);
  gtk_widget_class_bind_template_child (widget_class, PentadMapPlayer, on);
  gtk_widget_class_bind_template_child (widget_class, PentadMapPlayer, scale);
  gtk_widget_class_bind_template_child (widget_class, PentadMapPlayer, adjustment);
  gtk_widget_class_bind_template_child (widget_class, PentadMapPlayer, label);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_set_css_name (widget_class, "mapplayer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pentad_map_player_init (PentadMapPlayer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->labels = g_new0 (char *, 1);
  update (self);
}

GtkWidget *
pentad_map_player_new (void)
{
  return g_object_new (PENTAD_TYPE_MAP_PLAYER, NULL);
}

void
pentad_map_player_set_steps (PentadMapPlayer *self, const char *const *labels, int n)
{
  int step;

  g_return_if_fail (PENTAD_IS_MAP_PLAYER (self));

  step = pentad_map_player_get_step (self);
  g_strfreev (self->labels);
  self->labels = g_strdupv ((char **)labels);
  self->n_steps = n;
  /* The map that has the new steps is told the step by whoever made it. */
  self->is_setting = TRUE;
  gtk_adjustment_set_upper (self->adjustment, MAX (n - 1, 0));
  gtk_adjustment_set_value (self->adjustment, step < n ? step : -1);
  self->is_setting = FALSE;
  update (self);
}

int
pentad_map_player_get_step (PentadMapPlayer *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PLAYER (self), -1);
  return (int)lround (gtk_adjustment_get_value (self->adjustment));
}

void
pentad_map_player_set_step (PentadMapPlayer *self, int step)
{
  g_return_if_fail (PENTAD_IS_MAP_PLAYER (self));
  gtk_adjustment_set_value (self->adjustment, CLAMP (step, -1, self->n_steps - 1));
  update (self);
}

void
pentad_map_player_set_playing (PentadMapPlayer *self, gboolean playing)
{
  g_return_if_fail (PENTAD_IS_MAP_PLAYER (self));

  if (playing == (self->timer != 0))
    return;
  stop (self);
  if (playing && self->n_steps > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      int step = pentad_map_player_get_step (self);

      if (step + 1 >= self->n_steps)
        pentad_map_player_set_step (self, 0);
      self->timer = g_timeout_add (STEP_MS, tick_cb, self);
    }
  update (self);
}

gboolean
pentad_map_player_is_playing (PentadMapPlayer *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_PLAYER (self), FALSE);
  return self->timer != 0;
}
