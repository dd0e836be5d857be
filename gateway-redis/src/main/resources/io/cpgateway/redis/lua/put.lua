-- Stores an entry and tells the other processes (A2, I2).
-- KEYS: entries of the shard
-- ARGV: field, value, channel, message
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 1
