-- Gives a command id back that was taken for a command which was then not stored.
-- KEYS: command id
-- ARGV: the reservation
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
